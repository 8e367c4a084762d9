package com.billify.extraction.core.fields;

import com.billify.kernel.Iban;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a payment QR code asks for (European Payments Council, EPC069-12). Its maker wrote it for machines, so it proves what
 * is printed.
 *
 * @param iban packed and valid
 * @param currency of the amount
 * @param reference structured or free, as it stands
 */
record PaymentCode(
        String name,
        String iban,
        @Nullable String currency,
        @Nullable BigDecimal amount,
        @Nullable String reference) {
    private static final int NAME = 5;
    private static final int ACCOUNT = 6;
    private static final int AMOUNT = 7;
    private static final int STRUCTURED = 9;
    private static final int FREE = 10;

    static Optional<PaymentCode> of(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        if (lines.size() <= ACCOUNT || !lines.getFirst().equals("BCD")) {
            return Optional.empty();
        }
        Optional<Iban> iban = Iban.parse(lines.get(ACCOUNT));
        if (iban.isEmpty()) {
            return Optional.empty();
        }
        String amount = line(lines, AMOUNT);
        String stated = amount != null && amount.matches("[A-Z]{3}\\d{1,9}(?:\\.\\d{1,2})?") ? amount : null;
        String structured = line(lines, STRUCTURED);
        return Optional.of(new PaymentCode(
                lines.get(NAME),
                iban.get().value(),
                stated == null ? null : stated.substring(0, 3),
                stated == null ? null : new BigDecimal(stated.substring(3)),
                structured == null ? line(lines, FREE) : structured));
    }

    private static @Nullable String line(List<String> lines, int index) {
        return index < lines.size() && !lines.get(index).isEmpty() ? lines.get(index) : null;
    }
}
