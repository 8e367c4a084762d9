package com.billify.notification;

import com.billify.kernel.Language;
import com.billify.kernel.Money;
import com.billify.kernel.NumberWriting;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a letter is written to its reader: as the pages are shown to them.
 *
 * @param numbers null as the language has them in Belgium
 */
public record LetterStyle(Language language, @Nullable NumberWriting numbers) {

    /** Such as {@code 22 november 2026}. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(
                        language == Language.DE ? "d. MMMM yyyy" : "d MMMM yyyy", Locale.of(language.code(), "BE"))
                .format(day);
    }

    /** With the sign of its currency. */
    public String amount(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(ofNumbers());
        format.setCurrency(money.currency());
        return format.format(money.amount());
    }

    /** A place that writes them so, with the sign of the currency where the language has it. English counts as Dutch, as on the pages. */
    private Locale ofNumbers() {
        boolean signLast = language == Language.FR || language == Language.DE;
        return switch (numbers) {
            case null -> Locale.of(language == Language.EN ? "nl" : language.code(), "BE");
            case POINTS -> Locale.of(signLast ? "de" : "nl", "BE");
            case COMMAS -> Locale.of("en", "IE");
            case SPACES -> Locale.of("fr", "BE");
        };
    }
}
