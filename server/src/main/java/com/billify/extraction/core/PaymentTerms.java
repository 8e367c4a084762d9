package com.billify.extraction.core;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Terms of payment as people write them on invoices, in Dutch, French, English and German. */
final class PaymentTerms {
    private static final Pattern DAYS = Pattern.compile(
            "(?<![\\d.,/])(\\d{1,3})\\s*(?:kalenderdagen|dagen|dag|calendar days|days?|jours?|kalendertagen?|tagen?|tage?)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ANOTHER_NUMBER = Pattern.compile("\\d+");
    /** Words after which the days count from another day, mean another thing, or buy a discount. */
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "%|korting|discount|skonto|escompte|remise|rabat|maand|month|mois|monat|week|ontvangst|receipt|r[ée]ception|erhalt"
                    + "|lever|deliver|livraison|liefer|rente|interest|int[ée]r[êe]t|zins|boete|penalt|p[ée]nalit|late|laattijdig|retard"
                    + "|bezwaar|protest|klacht|complain|r[ée]clamation|werkdag|working|business|ouvrable|werktag",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private PaymentTerms() {}

    /**
     * The day on which a document is due by its stated terms. Only terms that can mean one day are taken: one number, of
     * days, and no word of discounts, months, receipt or interest.
     */
    static Optional<LocalDate> dueDate(LocalDate issueDate, String terms) {
        Matcher days = DAYS.matcher(terms);
        if (AMBIGUOUS.matcher(terms).find()
                || ANOTHER_NUMBER.matcher(terms).results().count() != 1
                || !days.find()) {
            return Optional.empty();
        }
        return Optional.of(issueDate.plusDays(Integer.parseInt(days.group(1))));
    }
}
