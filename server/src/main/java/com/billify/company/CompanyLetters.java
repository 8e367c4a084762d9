package com.billify.company;

import com.billify.kernel.Language;
import com.billify.notification.Letter;

/** What is written to people about a company. */
final class CompanyLetters {
    private CompanyLetters() {}

    /** In the language of who invites: that of the reader is not known. */
    static Letter invitation(Language language, String companyName, String from, String link) {
        return switch (language) {
            case NL -> new Letter("U bent uitgenodigd bij " + companyName, """
                    %s nodigt u uit om in Billify mee te kijken naar het geld van %s.

                    Aanvaarden kan hier, binnen veertien dagen:

                    %s

                    Kent u de afzender niet? Dan hoeft u niets te doen.
                    """.formatted(from, companyName, link));
            case FR -> new Letter("Vous êtes invité chez " + companyName, """
                    %s vous invite à suivre dans Billify l'argent de %s.

                    Vous pouvez accepter ici, dans les quatorze jours :

                    %s

                    Vous ne connaissez pas l'expéditeur ? Ne faites rien.
                    """.formatted(from, companyName, link));
            case EN -> new Letter("You are invited to " + companyName, """
                    %s invites you to see the cash of %s in Billify.

                    Accept here, within fourteen days:

                    %s

                    Do you not know who this is from? Then there is nothing to do.
                    """.formatted(from, companyName, link));
            case DE -> new Letter("Sie sind eingeladen bei " + companyName, """
                    %s lädt Sie ein, in Billify das Geld von %s zu sehen.

                    Annehmen können Sie hier, innerhalb von vierzehn Tagen:

                    %s

                    Sie kennen den Absender nicht? Dann müssen Sie nichts tun.
                    """.formatted(from, companyName, link));
        };
    }

    static Letter secondFactorRemoved(Language language, String by) {
        return switch (language) {
            case NL -> new Letter("U meldt zich weer aan met uw wachtwoord alleen", """
                    %s schakelde bij uw account in Billify het tweede bewijs uit, omdat uw toestel weg is.

                    Stel het opnieuw in zodra u kunt. Vroeg u dit niet? Wijzig dan meteen uw wachtwoord.
                    """.formatted(by));
            case FR -> new Letter("Vous vous connectez à nouveau avec votre seul mot de passe", """
                    %s a désactivé la seconde preuve de votre compte Billify, parce que votre appareil est perdu.

                    Réglez-la à nouveau dès que possible. Vous n'avez rien demandé ? Changez tout de suite votre mot de passe.
                    """.formatted(by));
            case EN -> new Letter("You sign in with your password alone again", """
                    %s switched off the second proof of your account at Billify, as your device is lost.

                    Set it up again as soon as you can. Did you not ask for this? Then change your password at once.
                    """.formatted(by));
            case DE -> new Letter("Sie melden sich wieder nur mit Ihrem Passwort an", """
                    %s hat den zweiten Nachweis Ihres Billify-Kontos ausgeschaltet, weil Ihr Gerät verloren ist.

                    Richten Sie ihn wieder ein, sobald Sie können. Haben Sie das nicht gewünscht? Ändern Sie sofort Ihr Passwort.
                    """.formatted(by));
        };
    }
}
