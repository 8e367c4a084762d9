package com.billify.bench.paper;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes one bill in one layout. */
final class Painter {
    private static final double LEFT = 56;
    private static final double RIGHT = Sheet.WIDTH - 50;
    private static final double LOWEST = 730;

    private final Sheet sheet;
    private final Bill bill;
    private final Layout layout;
    private final Wording words;
    private final Draw draw;
    private final Habits habits;
    /** Of the habits, so that what is drawn for all papers stays the same. */
    private final Draw drawn;

    private final double size;
    private final double step;
    private final @Nullable String otherTitle;
    private double y;

    /** @param otherTitle of a document that is no invoice; null for invoices and credit notes */
    Painter(Sheet sheet, Bill bill, Layout layout, Wording words, Draw draw, @Nullable String otherTitle) {
        this.sheet = sheet;
        this.bill = bill;
        this.layout = layout;
        this.words = words;
        this.draw = draw;
        this.habits = Habits.of(layout.number());
        this.drawn = new Draw(31L * layout.number());
        this.size = layout.size();
        this.step = layout.size() * 1.32;
        this.otherTitle = otherTitle;
    }

    private record Fact(String label, String value) {}

    void paint() throws IOException {
        if (habits.watermark()) {
            sheet.behind(120, 620, 90, Habits.watermark(bill.language()));
        }
        if (habits.sideBySide()) {
            parties();
        } else {
            head();
            buyer();
        }
        facts();
        items();
        totals();
        payment();
        foot();
    }

    private String title() {
        return otherTitle != null ? otherTitle : bill.isCredit() ? words.creditTitle() : words.title();
    }

    private void parties() throws IOException {
        Firm buyer = bill.buyer();
        List<String> lines = new ArrayList<>(List.of(words.billTo(), buyer.name(), buyer.street(), buyer.town()));
        if (drawn.happens(0.7)) {
            lines.add(words.vatNumber() + layout.colon() + " " + vat(buyer.vat()));
        }
        List<String> sender = new ArrayList<>(sellerLines());
        sender.addFirst(Habits.sender(drawn, bill.language()));
        y = 60;
        double kept = y;
        block(habits.buyerFirst() ? 320 : LEFT, 60, sender, true);
        kept = Math.max(kept, y);
        block(habits.buyerFirst() ? LEFT : 320, 60, lines, true);
        y = Math.max(kept, y) + 14;
    }

    private void head() throws IOException {
        Firm firm = bill.seller();
        y = 48;
        switch (layout.head()) {
            case LEFT -> block(LEFT, 50, sellerLines(), true);
            case RIGHT -> block(370, 50, sellerLines(), true);
            case CENTRE -> {
                sheet.centred(Sheet.WIDTH / 2, 56, size * 1.7, true, firm.name());
                sheet.centred(Sheet.WIDTH / 2, 56 + step * 1.3, size * 0.9, false, firm.street() + " - " + firm.town());
                sheet.centred(
                        Sheet.WIDTH / 2,
                        56 + step * 2.3,
                        size * 0.9,
                        false,
                        words.phone() + " " + firm.phone() + " - " + firm.mail() + " - " + words.vatNumber() + " "
                                + vat(firm.vat()));
                y = 56 + step * 3;
            }
            case BIG_NAME_LEFT -> {
                sheet.text(
                        LEFT,
                        66,
                        size * 2.3,
                        true,
                        draw.happens(0.5) ? firm.brand() : firm.brand().toUpperCase(Locale.ROOT));
                y = 80;
            }
            case FOOT_ONLY -> y = 60;
            case RETURN_LINE -> {
                sheet.text(RIGHT - 150, 60, size * 1.9, true, firm.brand());
                y = 76;
            }
        }
    }

    private List<String> sellerLines() {
        Firm firm = bill.seller();
        List<String> lines = new ArrayList<>(List.of(firm.name(), firm.street(), firm.town()));
        lines.add(words.phone() + " " + firm.phone());
        lines.add(firm.mail());
        if (draw.happens(0.7) || !showsFootNumbers()) {
            lines.add(words.vatNumber() + layout.colon() + " " + vat(firm.vat()));
        }
        return lines;
    }

    private boolean showsFootNumbers() {
        return layout.foot() != Layout.Foot.NONE;
    }

    private void block(double x, double top, List<String> lines, boolean firstIsBold) throws IOException {
        double at = top + size;
        for (int index = 0; index < lines.size(); index++) {
            boolean isFirst = index == 0 && firstIsBold;
            sheet.text(x, at, isFirst ? size * 1.25 : size, isFirst, lines.get(index));
            at += isFirst ? step * 1.2 : step;
        }
        y = Math.max(y, at);
    }

    private void buyer() throws IOException {
        Firm firm = bill.buyer();
        double x = layout.buyer() == Layout.BuyerPlace.LEFT ? LEFT : 340;
        double top = Math.max(y + 12, 128);
        if (layout.head() == Layout.Head.RETURN_LINE) {
            sheet.text(
                    x,
                    top - 2,
                    size * 0.7,
                    false,
                    bill.seller().name() + " · " + bill.seller().street() + " · "
                            + bill.seller().town());
            top += 8;
        }
        List<String> lines = new ArrayList<>();
        if (layout.hasBuyerHeading()) {
            lines.add(words.billTo());
        }
        lines.add(firm.name());
        if (draw.happens(0.15)) {
            lines.add("t.a.v. " + "Jan Verhaegen");
        }
        lines.add(firm.street());
        lines.add(firm.town());
        if (draw.happens(0.75)) {
            lines.add(words.yourVat() + layout.colon() + " " + vat(firm.vat()));
        }
        block(x, top, lines, layout.hasBuyerHeading());
        if (layout.hasDelivery()) {
            double other = layout.buyer() == Layout.BuyerPlace.LEFT ? 340 : LEFT;
            double kept = y;
            block(
                    other,
                    top,
                    List.of(words.shipTo(), firm.name(), Places.street(draw, bill.language()), firm.town()),
                    true);
            y = Math.max(y, kept);
        }
        y += 14;
    }

    private List<Fact> told() {
        List<Fact> facts = new ArrayList<>();
        if (layout.facts() != Layout.Facts.TITLE_LINE) {
            facts.add(new Fact(words.number(), bill.number()));
        }
        facts.add(new Fact(words.issued(), date(bill.issued())));
        LocalDate due = bill.due();
        if (due != null) {
            facts.add(new Fact(words.due(), date(due)));
        }
        if (layout.showsCustomer()) {
            facts.add(draw.between(0, facts.size()), new Fact(words.customer(), bill.customer()));
        }
        if (layout.showsOrder()) {
            facts.add(new Fact(words.order(), bill.order()));
        }
        if (layout.hasDelivery()) {
            facts.add(new Fact(words.delivered(), date(bill.issued().minusDays(draw.between(1, 12)))));
        }
        return facts;
    }

    private void facts() throws IOException {
        List<Fact> facts = told();
        if (layout.facts() == Layout.Facts.TITLE_LINE) {
            sheet.text(
                    LEFT,
                    y + 10,
                    size * 1.7,
                    true,
                    title() + " " + draw.oneOf(List.of("", "nr. ", "N° ", "# ")) + bill.number());
            y += 26;
        } else if (layout.facts() != Layout.Facts.SENTENCE) {
            sheet.text(LEFT, y + 10, size * 1.9, true, title());
            y += 26;
        }
        switch (layout.facts()) {
            case LIST_RIGHT, LIST_LEFT, TITLE_LINE -> {
                double x = layout.facts() == Layout.Facts.LIST_RIGHT ? 340 : LEFT;
                double apart = draw.happens(0.3) ? 0 : 110;
                for (Fact fact : facts) {
                    String label = fact.label + layout.colon();
                    sheet.text(x, y, size, apart > 0 && draw.happens(0.4), label);
                    double at = apart > 0
                            ? Math.max(x + apart, x + sheet.width(size, true, label) + 8)
                            : x + sheet.width(size, false, label + " ") + 2;
                    sheet.text(at, y, size, false, fact.value);
                    y += step;
                }
            }
            case ROW, BOXED_ROW -> {
                double width = (RIGHT - LEFT) / facts.size();
                double widest = 1;
                for (Fact fact : facts) {
                    widest = Math.max(
                            widest, Math.max(sheet.width(1, true, fact.label), sheet.width(1, false, fact.value)));
                }
                double small = Math.min(size, (width - 9) / widest);
                for (int index = 0; index < facts.size(); index++) {
                    double x = LEFT + index * width + 3;
                    sheet.text(x, y, small, true, facts.get(index).label);
                    sheet.text(x, y + step * 1.25, small, false, facts.get(index).value);
                    if (layout.facts() == Layout.Facts.BOXED_ROW) {
                        sheet.box(x - 3, y - step, width, step * 2.7);
                    }
                }
                y += step * 2.6;
            }
            case ABOVE -> {
                for (int index = 0; index < facts.size(); index++) {
                    double x = LEFT + (index % 3) * 165;
                    double top = y + index / 3 * step * 2.6;
                    sheet.text(x, top, size * 0.8, false, facts.get(index).label);
                    sheet.text(x, top + step, size, true, facts.get(index).value);
                }
                y += ((facts.size() + 2) / 3) * step * 2.6;
            }
            case SENTENCE -> {
                String between = switch (bill.language()) {
                    case NL -> " van ";
                    case FR -> " du ";
                    case DE -> " vom ";
                    case EN -> " of ";
                };
                sheet.text(LEFT, y, size * 1.3, true, title() + " " + bill.number() + between + date(bill.issued()));
                y += step * 1.6;
                for (Fact fact : facts.subList(2, facts.size())) {
                    sheet.text(LEFT, y, size, false, fact.label + layout.colon() + " " + fact.value);
                    y += step;
                }
            }
        }
        if (layout.hasStamp()) {
            sheet.stamp(380, y + 60, size * 2.4, draw.oneOf(List.of("KOPIE", "DUPLICATA", "ONTVANGEN", "PAID")));
        }
        y += 14;
    }

    private void items() throws IOException {
        tableHead();
        BigDecimal soFar = BigDecimal.ZERO.setScale(2);
        for (Bill.Item item : bill.items()) {
            if (y > LOWEST) {
                carry(soFar);
                turn();
                tableHead();
                carry(soFar);
            }
            soFar = soFar.add(item.net());
            sheet.text(LEFT + 3, y, size, false, item.text());
            sheet.right(330, y, size, false, String.valueOf(item.quantity()));
            sheet.right(410, y, size, false, bare(item.price()));
            sheet.right(450, y, size, false, item.rate() + (draw.happens(0.5) ? " %" : "%"));
            sheet.right(
                    RIGHT - 3,
                    y,
                    size,
                    false,
                    layout.money() == Layout.Money.COMMA_BARE ? bare(item.net()) : money(item.net()));
            y += step;
            if (layout.table() == Layout.Table.RULED) {
                sheet.line(LEFT, y - step + 3, RIGHT, y - step + 3);
            }
        }
        y += 8;
    }

    private void carry(BigDecimal soFar) throws IOException {
        if (habits.carriesOver()) {
            sheet.text(LEFT + 3, y, size, true, Habits.carried(drawn, bill.language()));
            sheet.right(RIGHT - 3, y, size, true, bare(soFar));
            y += step;
        }
    }

    private void tableHead() throws IOException {
        if (habits.colouredHeads()) {
            sheet.band(LEFT, y - size * 1.1, RIGHT - LEFT, size * 1.6);
            sheet.white(LEFT + 3, y, size, words.item());
            sheet.whiteRight(330, y, size, words.quantity());
            sheet.whiteRight(410, y, size, words.price());
            sheet.whiteRight(450, y, size, "%");
            sheet.whiteRight(RIGHT - 3, y, size, words.lineTotal());
            y += step * 1.4;
            return;
        }
        sheet.text(LEFT + 3, y, size, true, words.item());
        sheet.right(330, y, size, true, words.quantity());
        sheet.right(410, y, size, true, words.price());
        sheet.right(450, y, size, true, "%");
        sheet.right(RIGHT - 3, y, size, true, words.lineTotal());
        if (layout.table() != Layout.Table.BARE) {
            sheet.line(LEFT, y + 4, RIGHT, y + 4);
        }
        y += step * 1.4;
    }

    private void turn() throws IOException {
        sheet.text(RIGHT - 60, 800, size * 0.8, false, words.page() + " " + sheet.pages());
        sheet.next();
        y = 70;
    }

    private void totals() throws IOException {
        if (y > LOWEST - 120) {
            turn();
        }
        switch (layout.totals()) {
            case LIST, WIDE_LIST, BOXED_TOTAL ->
                list(layout.totals() == Layout.Totals.WIDE_LIST ? LEFT + 3 : 350, true);
            case GROSS_ALONE -> {
                pair(350, words.gross(), money(bill.gross()), true);
                prepaid(350);
            }
            case RATES_AND_LIST -> {
                rates(LEFT);
                y += 8;
                list(350, draw.happens(0.5));
            }
            case RATES_LEFT -> {
                double top = y;
                rates(LEFT);
                double below = y;
                y = top;
                list(370, false);
                y = Math.max(y, below);
            }
            case ROW -> {
                String[] heads = {words.net(), words.vat(), words.gross()};
                BigDecimal[] sums = {bill.net(), bill.vat(), bill.gross()};
                for (int index = 0; index < heads.length; index++) {
                    double right = RIGHT - 3 - (2 - index) * 130;
                    sheet.right(right, y, Math.min(size, 122 / sheet.width(1, true, heads[index])), true, heads[index]);
                    sheet.right(right, y + step * 1.2, size, index == 2, money(sums[index]));
                }
                y += step * 2.4;
                prepaid(350);
            }
        }
        if (habits.discount() && !bill.isCredit()) {
            BigDecimal less = bill.net().multiply(new BigDecimal("0.02")).setScale(2, RoundingMode.HALF_UP);
            pair(LEFT, Habits.discount(bill.language()), money(bill.gross().subtract(less)), false);
        }
        y += 14;
    }

    private void list(double x, boolean byRate) throws IOException {
        pair(x, words.net(), money(bill.net()), false);
        if (byRate && bill.rates().size() > 1) {
            for (Bill.Rate rate : bill.rates()) {
                pair(x, words.vat() + " " + rate.percent() + " %", money(rate.tax()), false);
            }
        } else {
            String label = bill.rates().size() == 1 && draw.happens(0.6)
                    ? words.vat() + " " + bill.rates().getFirst().percent() + "%"
                    : words.vat();
            pair(x, label, money(bill.vat()), false);
        }
        if (layout.totals() == Layout.Totals.BOXED_TOTAL) {
            sheet.box(x - 4, y - step * 0.3, RIGHT - x + 4, step * 1.7);
            y += step * 0.6;
            pair(x, words.gross(), money(bill.gross()), true);
            y += step * 0.4;
        } else {
            sheet.line(x, y - step + 3, RIGHT, y - step + 3);
            pair(x, words.gross(), money(bill.gross()), true);
        }
        prepaid(x);
    }

    private void prepaid(double x) throws IOException {
        if (bill.prepaid().signum() > 0) {
            pair(x, words.prepaid(), "-" + bare(bill.prepaid()), false);
            pair(x, words.payable(), money(bill.gross().subtract(bill.prepaid())), true);
        }
    }

    private void pair(double x, String label, String value, boolean isBold) throws IOException {
        double needed = sheet.width(size, isBold, label + layout.colon() + value) + 14;
        sheet.text(Math.min(x, RIGHT - 3 - needed), y, size, isBold, label + layout.colon());
        sheet.right(RIGHT - 3, y, size, isBold, value);
        y += step;
    }

    private void rates(double x) throws IOException {
        sheet.text(x + 3, y, size * 0.9, true, words.rate());
        sheet.right(x + 150, y, size * 0.9, true, words.base());
        sheet.right(x + 255, y, size * 0.9, true, words.amount());
        y += step;
        for (Bill.Rate rate : bill.rates()) {
            sheet.text(x + 3, y, size * 0.9, false, rate.percent() + " %");
            sheet.right(x + 150, y, size * 0.9, false, bare(rate.base()));
            sheet.right(x + 255, y, size * 0.9, false, bare(rate.tax()));
            y += step;
        }
    }

    private void payment() throws IOException {
        if (y > LOWEST - 40) {
            turn();
        }
        Integer days = bill.terms();
        if (days != null) {
            sheet.text(LEFT, y, size, false, words.terms().formatted(days));
            y += step * 1.2;
        }
        Firm firm = bill.seller();
        String account = spaced(firm.iban());
        String reference = bill.reference() == null ? null : ogm(bill.reference());
        switch (layout.payment()) {
            case SENTENCE -> {
                sheet.text(
                        LEFT,
                        y,
                        size,
                        false,
                        words.account() + layout.colon() + " " + account
                                + (draw.happens(0.5) ? " - BIC " + firm.bic() : ""));
                y += step;
                if (reference != null) {
                    sheet.text(LEFT, y, size, false, words.reference() + layout.colon() + " " + reference);
                    y += step;
                }
            }
            case LIST, BOX, SLIP -> {
                double top = y;
                List<Fact> facts = new ArrayList<>();
                if (layout.payment() == Layout.Payment.SLIP) {
                    facts.add(new Fact(words.holder(), firm.name()));
                }
                facts.add(new Fact(words.account(), account));
                facts.add(new Fact("BIC", firm.bic()));
                if (reference != null) {
                    facts.add(new Fact(words.reference(), reference));
                }
                for (Fact fact : facts) {
                    sheet.text(LEFT + 4, y, size, true, fact.label + layout.colon());
                    sheet.text(
                            Math.max(LEFT + 120, LEFT + 12 + sheet.width(size, true, fact.label + " :")),
                            y,
                            size,
                            false,
                            fact.value);
                    y += step;
                }
                if (layout.payment() == Layout.Payment.BOX) {
                    sheet.box(LEFT, top - step, 330, step * (facts.size() + 0.6));
                }
            }
            case IN_FOOT -> {
                if (reference != null) {
                    sheet.text(LEFT, y, size, false, words.reference() + layout.colon() + " " + reference);
                    y += step;
                }
                if (layout.foot() == Layout.Foot.NONE) {
                    sheet.text(LEFT, y, size, false, words.account() + layout.colon() + " " + account);
                    y += step;
                }
            }
        }
        if (habits.twoBanks()) {
            sheet.text(LEFT, y, size, false, "KBC " + spaced(bill.otherAccount()));
            y += step;
        }
        y += 6;
        sheet.text(LEFT, y, size, false, words.thanks());
        y += step;
        if (layout.hasLegal()) {
            for (String line : sheet.wrapped(RIGHT - LEFT, size * 0.75, words.legal())) {
                sheet.text(LEFT, y, size * 0.75, false, line);
                y += size;
            }
        }
    }

    private void foot() throws IOException {
        Firm firm = bill.seller();
        double small = size * 0.78;
        String number = words.vatNumber() + " " + vat(firm.vat());
        switch (layout.foot()) {
            case LINE ->
                sheet.centred(
                        Sheet.WIDTH / 2,
                        812,
                        Math.min(small, 7.2),
                        false,
                        String.join(
                                " - ", firm.name(), firm.street(), firm.town(), number, "IBAN " + spaced(firm.iban())));
            case TWO_LINES -> {
                sheet.centred(
                        Sheet.WIDTH / 2, 802, small, false, firm.name() + " | " + firm.street() + " | " + firm.town());
                sheet.centred(
                        Sheet.WIDTH / 2,
                        814,
                        Math.min(small, 7.2),
                        false,
                        number + " | IBAN " + spaced(firm.iban()) + " | BIC " + firm.bic() + " | " + firm.web());
            }
            case COLUMNS -> {
                List<List<String>> columns = List.of(
                        List.of(firm.name(), firm.street(), firm.town()),
                        List.of(words.phone() + " " + firm.phone(), firm.mail(), firm.web()),
                        List.of(number, "IBAN " + spaced(firm.iban()), "BIC " + firm.bic()));
                for (int column = 0; column < columns.size(); column++) {
                    for (int row = 0; row < columns.get(column).size(); row++) {
                        sheet.text(
                                LEFT + column * 172,
                                790 + row * small * 1.3,
                                small,
                                false,
                                columns.get(column).get(row));
                    }
                }
            }
            case NONE -> {
                if (layout.head() == Layout.Head.BIG_NAME_LEFT
                        || layout.head() == Layout.Head.FOOT_ONLY
                        || layout.head() == Layout.Head.RETURN_LINE) {
                    sheet.text(
                            LEFT,
                            800,
                            small,
                            false,
                            firm.name() + ", " + firm.street() + ", " + firm.town() + ", " + number);
                }
            }
        }
    }

    private String date(LocalDate date) {
        String pattern = switch (layout.dates()) {
            case SLASHES -> "dd/MM/yyyy";
            case DOTS -> "dd.MM.yyyy";
            case HYPHENS -> "dd-MM-yyyy";
            case NAMED ->
                bill.language() == Language.EN
                        ? "MMMM d, yyyy"
                        : bill.language() == Language.DE ? "d. MMMM yyyy" : "d MMMM yyyy";
            case ISO -> "yyyy-MM-dd";
            case SHORT -> "dd/MM/yy";
            case SHORT_NAMED -> "d MMM yyyy";
        };
        Locale locale = switch (bill.language()) {
            case NL -> Locale.of("nl", "BE");
            case FR -> Locale.of("fr", "BE");
            case DE -> Locale.of("de", "BE");
            case EN -> Locale.UK;
        };
        return DateTimeFormatter.ofPattern(pattern, locale).format(date);
    }

    private String money(BigDecimal amount) {
        BigDecimal signed = bill.isCredit() && layout.number() % 2 == 0 ? amount.negate() : amount;
        String number = bare(signed);
        return switch (layout.money()) {
            case COMMA_SIGN_BEHIND, SPACES_SIGN_BEHIND -> number + " €";
            case COMMA_SIGN_BEFORE -> "€ " + number;
            case COMMA_CODE_BEHIND -> number + " EUR";
            case COMMA_BARE -> number + (amount.equals(bill.gross()) ? " EUR" : "");
            case POINT_SIGN_BEFORE -> "€" + number;
            case POINT_CODE_BEFORE -> "EUR " + number;
        };
    }

    private String bare(BigDecimal amount) {
        DecimalFormatSymbols signs = DecimalFormatSymbols.getInstance(Locale.ROOT);
        boolean isPoint =
                layout.money() == Layout.Money.POINT_SIGN_BEFORE || layout.money() == Layout.Money.POINT_CODE_BEFORE;
        signs.setDecimalSeparator(isPoint ? '.' : ',');
        signs.setGroupingSeparator(layout.money() == Layout.Money.SPACES_SIGN_BEHIND ? ' ' : isPoint ? ',' : '.');
        boolean isGrouped = layout.number() % 5 != 0 || layout.money() == Layout.Money.SPACES_SIGN_BEHIND;
        return new DecimalFormat(isGrouped ? "#,##0.00" : "0.00", signs).format(amount);
    }

    private String vat(String number) {
        if (!number.startsWith("BE")) {
            return number;
        }
        String digits = number.substring(2);
        return switch (layout.number() % 4) {
            case 0 -> "BE " + digits.substring(0, 4) + "." + digits.substring(4, 7) + "." + digits.substring(7);
            case 1 -> "BE" + digits;
            case 2 -> "BE" + digits.substring(0, 4) + "." + digits.substring(4, 7) + "." + digits.substring(7);
            default -> "BE " + digits.substring(0, 4) + " " + digits.substring(4, 7) + " " + digits.substring(7);
        };
    }

    private String spaced(String iban) {
        return layout.number() % 6 == 0 ? iban : iban.replaceAll("(.{4})(?!$)", "$1 ");
    }

    private String ogm(String digits) {
        String inner = digits.substring(0, 3) + "/" + digits.substring(3, 7) + "/" + digits.substring(7);
        return layout.number() % 7 == 0 ? "***" + inner + "***" : "+++" + inner + "+++";
    }
}
