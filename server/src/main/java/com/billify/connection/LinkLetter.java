package com.billify.connection;

import com.billify.kernel.Language;
import com.billify.notification.Letter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells in plain words that a link will stop, or has stopped, and that a person alone can mend it. */
final class LinkLetter {
    private LinkLetter() {}

    /**
     * Some days before a consent at the bank ends.
     *
     * @param address of the page of the links
     */
    static Letter beforeTheEnd(Language language, String company, String source, LocalDate end, String address) {
        String day = day(language, end);
        return switch (language) {
            case NL ->
                new Letter(company + ": uw toestemming bij de bank loopt af op " + day, """
                    Op %s loopt uw toestemming bij de bank af. Vernieuwt u ze vóór die dag in %s, dan blijven de lijnen van %s binnenkomen en ontbreekt er geen enkele.

                    Hoe het ermee staat, ziet u hier:
                    %s

                    U krijgt dit bericht één keer.
                    """.formatted(
                                day, source, company, address));
            case FR ->
                new Letter(company + " : votre accord à la banque prend fin le " + day, """
                    Votre accord à la banque prend fin le %s. Si vous le renouvelez avant ce jour dans %s, les lignes de %s continuent d’arriver et aucune ne manque.

                    L’état du lien se trouve ici :
                    %s

                    Vous recevez ce message une seule fois.
                    """.formatted(
                                day, source, company, address));
            case EN ->
                new Letter(company + ": your consent at the bank ends on " + day, """
                    Your consent at the bank ends on %s. If you renew it in %s before that day, the lines of %s keep arriving and none is missing.

                    How the link stands is shown here:
                    %s

                    You get this message once.
                    """.formatted(
                                day, source, company, address));
            case DE ->
                new Letter(company + ": Ihre Zustimmung bei der Bank läuft am " + day + " ab", """
                    Am %s läuft Ihre Zustimmung bei der Bank ab. Erneuern Sie sie vorher in %s, so kommen die Zeilen von %s weiter an und keine fehlt.

                    Wie es um die Verbindung steht, sehen Sie hier:
                    %s

                    Sie erhalten diese Nachricht einmal.
                    """.formatted(
                                day, source, company, address));
        };
    }

    /** Once a key is refused or a consent has ended. */
    static Letter afterTheEnd(Language language, String company, String source, String address) {
        return switch (language) {
            case NL ->
                new Letter(company + ": de koppeling met " + source + " staat stil", """
                    %s laat Billify er niet meer in voor %s. Wat er al was, blijft; maar er komt niets nieuws binnen, en de prognose weet dus niet wat er sindsdien gebeurde.

                    Wat u kunt doen, staat hier:
                    %s

                    U krijgt dit bericht één keer, tot de koppeling weer werkt.
                    """.formatted(
                                source, company, address));
            case FR ->
                new Letter(company + " : le lien avec " + source + " est à l’arrêt", """
                    %s ne laisse plus entrer Billify pour %s. Ce qui était là reste ; mais rien de nouveau n’arrive, et la prévision ignore donc ce qui s’est passé depuis.

                    Ce que vous pouvez faire se trouve ici :
                    %s

                    Vous recevez ce message une seule fois, jusqu’à ce que le lien fonctionne de nouveau.
                    """.formatted(
                                source, company, address));
            case EN ->
                new Letter(company + ": the link with " + source + " stands still", """
                    %s does not let Billify in any more for %s. What was there stays; but nothing new arrives, so the forecast does not know what has happened since.

                    What you can do stands here:
                    %s

                    You get this message once, until the link works again.
                    """.formatted(
                                source, company, address));
            case DE ->
                new Letter(company + ": Die Verbindung mit " + source + " steht still", """
                    %s lässt Billify für %s nicht mehr ein. Was da war, bleibt; aber es kommt nichts Neues, und die Prognose weiß also nicht, was seither geschehen ist.

                    Was Sie tun können, steht hier:
                    %s

                    Sie erhalten diese Nachricht einmal, bis die Verbindung wieder arbeitet.
                    """.formatted(
                                source, company, address));
        };
    }

    private static String day(Language language, LocalDate day) {
        return DateTimeFormatter.ofPattern(
                        language == Language.DE ? "d. MMMM yyyy" : "d MMMM yyyy", Locale.of(language.code(), "BE"))
                .format(day);
    }
}
