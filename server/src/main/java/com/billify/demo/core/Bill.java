package com.billify.demo.core;

import com.billify.kernel.StructuredReference;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note of the made-up world; amounts are in cents and above zero, as on paper.
 *
 * @param sale sent by the bakery; else it came to it
 * @param party the other side
 * @param reference to be written on the payment; null where the number is
 * @param correctedNumber of the invoice that a credit note corrects
 */
record Bill(
        boolean sale,
        boolean creditNote,
        String number,
        LocalDate issueDate,
        LocalDate dueDate,
        Party party,
        Means means,
        @Nullable StructuredReference reference,
        @Nullable String correctedNumber,
        List<Line> lines) {

    /** How it is to be paid, with the code of UNTDID 4461. */
    enum Means {
        TRANSFER(30),
        CARD(48),
        DIRECT_DEBIT(59);

        private final int code;

        Means(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** @param vatPercent 0 where the law knows no VAT, as for insurance */
    record Line(String description, int quantity, long priceMinor, int vatPercent) {
        long netMinor() {
            return quantity * priceMinor;
        }
    }

    long netMinor() {
        return lines.stream().mapToLong(Line::netMinor).sum();
    }

    /** Net amounts by VAT rate: VAT is reckoned, and rounded, once a rate. */
    TreeMap<Integer, Long> netMinorByRate() {
        TreeMap<Integer, Long> nets = new TreeMap<>();
        lines.forEach(line -> nets.merge(line.vatPercent(), line.netMinor(), Long::sum));
        return nets;
    }

    static long vatMinor(long netMinor, int percent) {
        return (netMinor * percent + 50) / 100;
    }

    long vatMinor() {
        return netMinorByRate().entrySet().stream()
                .mapToLong(rate -> vatMinor(rate.getValue(), rate.getKey()))
                .sum();
    }

    long grossMinor() {
        return netMinor() + vatMinor();
    }
}
