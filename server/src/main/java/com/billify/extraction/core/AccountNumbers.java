package com.billify.extraction.core;

import com.billify.kernel.Iban;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Account numbers as files write them. */
final class AccountNumbers {
    private static final Pattern OLD_BELGIAN = Pattern.compile("(\\d{3}-?\\d{7}-?\\d{2})(?:\\s.*)?");
    private static final Pattern LIKE_AN_IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{8,30}");
    private static final Pattern NOTHING = Pattern.compile("[0\\s-]*");
    private static final Pattern GAP = Pattern.compile("\\s{2,}");

    private AccountNumbers() {}

    /** An IBAN without spaces where valid, else as printed; null when none stands there. */
    static @Nullable String read(@Nullable String printed) {
        if (printed == null || NOTHING.matcher(printed).matches()) {
            return null;
        }
        return Iban.parse(printed).map(Iban::value).orElseGet(() -> Texts.line(printed));
    }

    /**
     * The account zone of CODA, where an old Belgian number stands for its IBAN, and a currency or an extension may
     * follow behind a gap.
     */
    static @Nullable String readBelgian(@Nullable String printed) {
        if (printed == null || NOTHING.matcher(printed).matches()) {
            return null;
        }
        Optional<Iban> iban = Iban.parse(printed).or(() -> ofOldBelgian(printed));
        if (iban.isPresent()) {
            return iban.get().value();
        }
        Matcher old = OLD_BELGIAN.matcher(printed.strip());
        return old.matches() ? old.group(1) : Texts.orNull(GAP.split(printed.strip(), 2)[0]);
    }

    /** True for what has the form of an IBAN, with right check digits or not. */
    static boolean isLikeIban(@Nullable String account) {
        return account != null && LIKE_AN_IBAN.matcher(account).matches();
    }

    /** True for what {@link #read} proved to be an IBAN. */
    static boolean isIban(@Nullable String account) {
        return account != null && Iban.parse(account).isPresent();
    }

    private static Optional<Iban> ofOldBelgian(String printed) {
        Matcher old = OLD_BELGIAN.matcher(printed.strip());
        return old.matches() ? Iban.ofBelgianAccount(old.group(1)) : Optional.empty();
    }
}
