package com.billify.identity;

import com.billify.kernel.Language;
import com.billify.notification.Letter;

/** What is written to people about their account. */
final class AccountLetters {
    private AccountLetters() {}

    static Letter resetPassword(Language language, String link) {
        return switch (language) {
            case NL -> new Letter("Een nieuw wachtwoord kiezen", """
                    U vroeg om een nieuw wachtwoord voor Billify. Kies het hier, binnen het uur:

                    %s

                    De link werkt één keer. Vroeg u dit niet? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het is.
                    """.formatted(link));
            case FR -> new Letter("Choisir un nouveau mot de passe", """
                    Vous avez demandé un nouveau mot de passe pour Billify. Choisissez-le ici, dans l'heure :

                    %s

                    Le lien ne sert qu'une fois. Vous n'avez rien demandé ? Ne faites rien : votre mot de passe reste le même.
                    """.formatted(link));
            case EN -> new Letter("Choose a new password", """
                    You asked for a new password for Billify. Choose it here, within the hour:

                    %s

                    The link works once. Did you not ask for this? Then there is nothing to do: your password stays as it is.
                    """.formatted(link));
            case DE -> new Letter("Ein neues Passwort wählen", """
                    Sie haben ein neues Passwort für Billify angefordert. Wählen Sie es hier, innerhalb einer Stunde:

                    %s

                    Der Link gilt einmal. Haben Sie das nicht angefordert? Dann müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.
                    """.formatted(link));
        };
    }

    static Letter confirmAddress(Language language, String link) {
        return switch (language) {
            case NL -> new Letter("Is dit uw adres?", """
                    Iemand maakte met dit adres een account bij Billify. Was u dat? Bevestig het dan hier, binnen drie dagen:

                    %s

                    Was u het niet? Dan hoeft u niets te doen.
                    """.formatted(link));
            case FR -> new Letter("Est-ce bien votre adresse ?", """
                    Quelqu'un a créé un compte Billify avec cette adresse. C'était vous ? Confirmez-le ici, dans les trois jours :

                    %s

                    Ce n'était pas vous ? Ne faites rien.
                    """.formatted(link));
            case EN -> new Letter("Is this your address?", """
                    Somebody made an account at Billify with this address. Was it you? Then confirm it here, within three days:

                    %s

                    Was it not you? Then there is nothing to do.
                    """.formatted(link));
            case DE -> new Letter("Ist das Ihre Adresse?", """
                    Jemand hat mit dieser Adresse ein Konto bei Billify angelegt. Waren Sie das? Bestätigen Sie es hier, innerhalb von drei Tagen:

                    %s

                    Waren Sie es nicht? Dann müssen Sie nichts tun.
                    """.formatted(link));
        };
    }

    static Letter confirmNewAddress(Language language, String link) {
        return switch (language) {
            case NL -> new Letter("Uw nieuwe adres bevestigen", """
                    U wilt zich voortaan met dit adres aanmelden bij Billify. Bevestig het hier, binnen een dag:

                    %s

                    Tot dan geldt uw oude adres. Vroeg u dit niet? Dan hoeft u niets te doen.
                    """.formatted(link));
            case FR -> new Letter("Confirmer votre nouvelle adresse", """
                    Vous voulez désormais vous connecter à Billify avec cette adresse. Confirmez-le ici, dans les 24 heures :

                    %s

                    D'ici là, votre ancienne adresse reste valable. Vous n'avez rien demandé ? Ne faites rien.
                    """.formatted(link));
            case EN -> new Letter("Confirm your new address", """
                    You want to sign in to Billify with this address from now on. Confirm it here, within a day:

                    %s

                    Until then your old address counts. Did you not ask for this? Then there is nothing to do.
                    """.formatted(link));
            case DE -> new Letter("Ihre neue Adresse bestätigen", """
                    Sie möchten sich künftig mit dieser Adresse bei Billify anmelden. Bestätigen Sie es hier, innerhalb eines Tages:

                    %s

                    Bis dahin gilt Ihre alte Adresse. Haben Sie das nicht angefordert? Dann müssen Sie nichts tun.
                    """.formatted(link));
        };
    }

    /** To the old address. */
    static Letter addressChanged(Language language, String address) {
        return switch (language) {
            case NL -> new Letter("U meldt zich nu met een ander adres aan", """
                    Uw account bij Billify heeft nu het adres %s.

                    Was u dat niet? Neem dan meteen contact op met een eigenaar van uw bedrijf of met wie Billify beheert.
                    """.formatted(address));
            case FR -> new Letter("Vous vous connectez maintenant avec une autre adresse", """
                    Votre compte Billify a maintenant l'adresse %s.

                    Ce n'était pas vous ? Prévenez tout de suite un propriétaire de votre entreprise ou la personne qui gère Billify.
                    """.formatted(address));
            case EN -> new Letter("You now sign in with another address", """
                    Your account at Billify now has the address %s.

                    Was it not you? Then tell an owner of your company, or whoever runs Billify, at once.
                    """.formatted(address));
            case DE -> new Letter("Sie melden sich jetzt mit einer anderen Adresse an", """
                    Ihr Konto bei Billify hat jetzt die Adresse %s.

                    Waren Sie es nicht? Sagen Sie es sofort einem Inhaber Ihres Unternehmens oder wer Billify betreibt.
                    """.formatted(address));
        };
    }

    static Letter test(Language language) {
        return switch (language) {
            case NL -> new Letter("Billify kan mails versturen", "Deze proefmail is goed aangekomen.\n");
            case FR -> new Letter("Billify peut envoyer des e-mails", "Cet e-mail d'essai est bien arrivé.\n");
            case EN -> new Letter("Billify can send mail", "This test mail has arrived well.\n");
            case DE -> new Letter("Billify kann Mails versenden", "Diese Testmail ist gut angekommen.\n");
        };
    }
}
