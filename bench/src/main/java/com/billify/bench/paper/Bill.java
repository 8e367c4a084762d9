package com.billify.bench.paper;

import com.billify.bench.CheckDigits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice says, before it has a face. Amounts are positive, on credit notes too.
 *
 * @param due as printed; null where no date is printed
 * @param terms days from the day of issue where only these are printed; null otherwise
 * @param reference twelve digits of an OGM; null where none is printed
 * @param prepaid paid before; zero for most
 */
record Bill(
        boolean isCredit,
        Language language,
        Firm seller,
        Firm buyer,
        String number,
        LocalDate issued,
        @Nullable LocalDate due,
        @Nullable Integer terms,
        @Nullable String reference,
        List<Item> items,
        List<Rate> rates,
        BigDecimal net,
        BigDecimal vat,
        BigDecimal gross,
        BigDecimal prepaid,
        String customer,
        String order) {

    /** A line of goods or work. */
    record Item(String text, int quantity, BigDecimal price, int rate, BigDecimal net) {}

    /** What of one rate adds up to. */
    record Rate(int percent, BigDecimal base, BigDecimal tax) {}

    /** Another account of the sender, at another bank. */
    String otherAccount() {
        return CheckDigits.iban(733, 1_000_000 + Math.floorMod(seller.iban().hashCode(), 8_999_999));
    }

    /** The date by which it must be paid, printed or by its terms; null where neither is. */
    @Nullable
    LocalDate payableBy() {
        return due != null ? due : terms != null ? issued.plusDays(terms) : null;
    }

    static Bill of(Draw draw, Language language, Firm seller, Firm buyer, NumberStyle numbers, int sequence) {
        LocalDate issued = LocalDate.of(2024, 1, 1).plusDays(draw.between(0, 1040));
        List<Item> items = items(draw, language);
        Map<Integer, BigDecimal> bases = new TreeMap<>();
        items.forEach(item -> bases.merge(item.rate, item.net, BigDecimal::add));
        List<Rate> rates = new ArrayList<>();
        bases.forEach((percent, base) -> rates.add(new Rate(
                percent,
                base,
                base.multiply(BigDecimal.valueOf(percent)).divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP))));
        BigDecimal net = rates.stream().map(Rate::base).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        BigDecimal vat = rates.stream().map(Rate::tax).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        boolean isCredit = draw.happens(0.08);
        int term = draw.oneOf(List.of(8, 14, 15, 30, 30, 30, 30, 45, 60));
        int choice = draw.between(0, 99);
        boolean endOfMonth = draw.happens(0.1);
        LocalDate due = issued.plusDays(term);
        LocalDate printed =
                choice < 68 && !isCredit ? endOfMonth ? due.with(TemporalAdjusters.lastDayOfMonth()) : due : null;
        Integer terms = choice >= 68 && choice < 88 && !isCredit ? term : null;
        String number = numbers.number(draw, issued, sequence, isCredit);
        String digits = number.replaceAll("\\D", "");
        long free = Long.parseLong((digits + draw.digits(10)).substring(0, 10)) % 10_000_000_000L;
        boolean hasReference = seller.country().equals("BE") && draw.happens(0.6) && !isCredit;
        BigDecimal gross = net.add(vat);
        return new Bill(
                isCredit,
                language,
                seller,
                buyer,
                number,
                issued,
                printed,
                terms,
                hasReference ? CheckDigits.structuredReference(free) : null,
                items,
                rates,
                net,
                vat,
                gross,
                draw.happens(0.06)
                        ? gross.multiply(new BigDecimal("0.30")).setScale(2, RoundingMode.HALF_UP)
                        : BigDecimal.ZERO,
                draw.oneOf(List.of("K", "C", "", "D-", "KL")) + draw.digits(draw.between(4, 7)),
                draw.oneOf(List.of("PO", "BB", "", "O-", "45")) + draw.digits(draw.between(5, 8)));
    }

    private static List<Item> items(Draw draw, Language language) {
        int count = draw.happens(0.12) ? draw.between(22, 48) : draw.between(1, 9);
        int usual = draw.oneOf(List.of(21, 21, 21, 21, 21, 6, 12, 0));
        boolean isMixed = draw.happens(0.3) && usual != 0;
        List<Item> items = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int quantity = draw.oneOf(List.of(1, 1, 1, 2, 3, 4, 5, 6, 10, 12, 20, 24));
            BigDecimal price = BigDecimal.valueOf(draw.between(95, draw.happens(0.2) ? 250_000 : 30_000), 2);
            int rate = isMixed && draw.happens(0.4) ? draw.oneOf(List.of(6, 12, 21)) : usual;
            items.add(new Item(
                    Goods.text(draw, language), quantity, price, rate, price.multiply(BigDecimal.valueOf(quantity))));
        }
        return items;
    }

    /** How a firm numbers its documents. */
    enum NumberStyle {
        YEAR_DASH,
        YEAR_SLASH,
        PLAIN,
        PREFIXED,
        LONG,
        LETTERS;

        String number(Draw draw, LocalDate issued, int sequence, boolean isCredit) {
            int year = issued.getYear();
            return switch (this) {
                case YEAR_DASH -> "%d-%04d".formatted(year, sequence);
                case YEAR_SLASH -> "%d/%03d".formatted(year, sequence % 1000);
                case PLAIN -> String.valueOf(20_000 + sequence * 7);
                case PREFIXED -> "%s%d%05d".formatted(isCredit ? "CN" : "F", year % 100, sequence);
                case LONG -> "%d%07d".formatted(draw.between(71, 99), sequence * 131L);
                case LETTERS -> "%s/%d/%04d".formatted(isCredit ? "VCN" : "VF", year, sequence);
            };
        }
    }
}
