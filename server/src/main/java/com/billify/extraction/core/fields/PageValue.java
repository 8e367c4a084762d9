package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Box;
import com.billify.extraction.core.page.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Something on a page that a person may mean by a field.
 *
 * @param value as {@link FieldValue} has it; of a text as it is printed
 * @param text as it is printed
 * @param page from 1
 */
public record PageValue(Kind kind, String value, String text, int page, Box box) {
    /** More of one kind on one document are no invoice, and no use to choose from. */
    private static final int MOST = 500;

    /** What form it has. */
    public enum Kind {
        TEXT,
        CODE,
        DATE,
        AMOUNT,
        ACCOUNT,
        TAX_NUMBER,
        REFERENCE;

        /** The name outside, in kebab case. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Everything that has the form of a value, and every phrase, each kind in reading order; at most 500 of a kind. */
    public static List<PageValue> of(List<Page> pages) {
        Scene scene = Scene.of(Print.of(pages), Known.nothing());
        List<PageValue> values = new ArrayList<>();
        add(values, Kind.CODE, scene.codes(), Printed.Code::value);
        add(values, Kind.DATE, scene.days(), day -> day.date().toString());
        add(
                values,
                Kind.AMOUNT,
                scene.sums().stream().filter(Printed.Sum::isMoney).toList(),
                sum -> sum.amount().abs().toPlainString());
        add(values, Kind.ACCOUNT, scene.accounts(), Printed.Account::iban);
        add(values, Kind.TAX_NUMBER, scene.taxNumbers(), Printed.TaxNumber::number);
        add(values, Kind.REFERENCE, scene.references(), Printed.Reference::value);
        scene.print().lines().stream()
                .flatMap(line -> line.cells().stream())
                .filter(cell -> cell.text().codePoints().anyMatch(Character::isLetterOrDigit))
                .limit(MOST)
                .map(cell -> of(Kind.TEXT, plain(cell), cell))
                .forEach(values::add);
        return values;
    }

    private static <T extends Printed> void add(
            List<PageValue> values, Kind kind, List<T> printed, Function<T, String> value) {
        printed.stream()
                .sorted(Comparator.comparingInt((T one) -> one.span().page())
                        .thenComparingDouble(one -> one.span().line().box().y())
                        .thenComparingInt(one -> one.span().start()))
                .limit(MOST)
                .map(one -> of(kind, value.apply(one), one.span()))
                .forEach(values::add);
    }

    private static PageValue of(Kind kind, String value, Span span) {
        return new PageValue(kind, value, plain(span), span.page(), span.box());
    }

    private static String plain(Span span) {
        return span.text().replaceAll("[\\s\u2002]+", " ").strip();
    }
}
