package com.billify.intake;

import com.billify.extraction.core.fields.PageValue;
import com.billify.extraction.core.page.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What stands on the pages of an invoice, for a person to choose from with one click.
 *
 * @param values in reading order, kind by kind; none of pages whose picture is not shown as it was read
 */
record PrintValues(List<Value> values) {

    /**
     * One of them.
     *
     * @param kind text, code, date, amount, account, tax-number or reference
     * @param value as {@link PrintAnswer} takes it
     * @param text as it is printed
     * @param x and the other places: in parts of the page, from its left and its top
     */
    record Value(String kind, String value, String text, int page, double x, double y, double width, double height) {}

    static PrintValues of(List<Page> pages) {
        Map<Integer, Page> shown = pages.stream()
                .filter(Page::isShownAsRead)
                .collect(Collectors.toMap(Page::number, Function.identity(), (one, again) -> one));
        return new PrintValues(PageValue.of(List.copyOf(shown.values())).stream()
                .map(value -> value(value, Objects.requireNonNull(shown.get(value.page()))))
                .toList());
    }

    private static Value value(PageValue found, Page page) {
        PrintForm.Mark place = PrintForm.mark("", page, found.box());
        return new Value(
                found.kind().slug(),
                found.value(),
                found.text(),
                found.page(),
                place.x(),
                place.y(),
                place.width(),
                place.height());
    }
}
