package com.billify.forecast;

import com.billify.forecast.ShortfallRepository.Kept;
import com.billify.notification.Letter;
import com.billify.notification.LetterStyle;

/** Tells of a likely shortfall in plain words: when, how much, how sure, and where it says what to do. */
final class ShortfallLetter {
    private ShortfallLetter() {}

    /** @param address of the page of the forecast */
    static Letter of(LetterStyle style, String companyName, Kept shortfall, String address) {
        String day = style.day(shortfall.on());
        String amount = style.amount(shortfall.missing());
        int percent = Math.round(shortfall.chancePermille() / 10f);
        boolean floor = shortfall.byFloor();
        return switch (style.language()) {
            case NL ->
                new Letter(companyName + ": kans op een tekort rond " + day, """
                        Rond %s kan het saldo van %s onder %s zakken; dan ontbreekt ongeveer %s. De kans is %d %%.

                        Wat u kunt doen, met het effect van elke stap, staat hier:
                        %s

                        U krijgt dit bericht één keer, zolang dit tekort dreigt.
                        """.formatted(
                                day, companyName, floor ? "uw ondergrens" : "nul", amount, percent, address));
            case FR ->
                new Letter(companyName + " : risque de manquer d’argent vers le " + day, """
                        Vers le %s, le solde de %s peut passer sous %s ; il manquerait alors environ %s. La probabilité est de %d %%.

                        Ce que vous pouvez faire, avec l’effet de chaque étape, se trouve ici :
                        %s

                        Vous recevez ce message une seule fois, tant que ce manque menace.
                        """.formatted(
                                day, companyName, floor ? "votre plancher" : "zéro", amount, percent, address));
            case EN ->
                new Letter(companyName + ": risk of a shortfall around " + day, """
                        Around %s the balance of %s may fall below %s; then about %s is missing. The chance is %d %%.

                        What you can do, with the effect of each step, stands here:
                        %s

                        You get this message once, as long as this shortfall threatens.
                        """.formatted(
                                day, companyName, floor ? "your floor" : "zero", amount, percent, address));
            case DE ->
                new Letter(companyName + ": Gefahr eines Engpasses um den " + day, """
                        Um den %s kann der Saldo von %s unter %s fallen; dann fehlen etwa %s. Die Wahrscheinlichkeit ist %d %%.

                        Was Sie tun können, mit der Wirkung jedes Schritts, steht hier:
                        %s

                        Sie erhalten diese Nachricht einmal, solange dieser Engpass droht.
                        """.formatted(
                                day, companyName, floor ? "Ihre Untergrenze" : "null", amount, percent, address));
        };
    }
}
