package com.billify.extraction.core.fields;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A document as it is looked at: its lines, the labels on them, and everything that has the form of a value. */
record Scene(
        Print print,
        Known known,
        Optional<SupplierProfile> supplier,
        List<Label> labels,
        List<Printed.Day> days,
        List<Printed.Sum> sums,
        List<Printed.Account> accounts,
        List<Printed.TaxNumber> taxNumbers,
        List<Printed.Reference> references,
        List<Printed.Code> codes,
        Linking linking) {

    static Scene of(Print print, Known known) {
        return of(print, known, label -> true);
    }

    /** @param read labels that are understood; with fewer, the document is one whose words are strange */
    static Scene of(Print print, Known known, Predicate<Label> read) {
        List<Line> lines = print.lines();
        LabelBook book = LabelBook.shipped();
        List<Printed.Account> accounts = Accounts.find(lines);
        List<Printed.Reference> references = PaymentReferences.find(lines, spans(accounts));
        List<Span> proven = new ArrayList<>(spans(accounts));
        proven.addAll(spans(references));
        List<Printed.TaxNumber> taxNumbers = TaxNumbers.find(lines, proven);
        Optional<SupplierProfile> supplier = supplier(known, taxNumbers, accounts);
        List<Label> labels = lines.stream()
                .flatMap(line -> labels(book, line, supplier).stream())
                .filter(read)
                .toList();
        List<Printed.Day> days = Days.find(lines, isAmerican(lines));
        List<Span> taken = new ArrayList<>(proven);
        taken.addAll(spans(taxNumbers));
        taken.addAll(spans(days));
        List<Printed.Sum> sums = Sums.find(lines, taken);
        sums.stream().filter(Printed.Sum::isMoney).map(Printed.Sum::span).forEach(taken::add);
        List<Printed.Code> codes = Codes.find(lines, taken, labels);
        List<Printed> values = Stream.of(days, sums, accounts, taxNumbers, references, codes)
                .<Printed>flatMap(List::stream)
                .toList();
        return new Scene(
                print,
                known,
                supplier,
                labels,
                days,
                sums,
                accounts,
                taxNumbers,
                references,
                codes,
                new Linking(labels, values));
    }

    private static Optional<SupplierProfile> supplier(
            Known known, List<Printed.TaxNumber> taxNumbers, List<Printed.Account> accounts) {
        Set<String> identities = new LinkedHashSet<>();
        taxNumbers.stream()
                .map(Printed.TaxNumber::number)
                .filter(number -> !known.own().hasNumber(number))
                .forEach(identities::add);
        accounts.stream()
                .map(Printed.Account::iban)
                .filter(iban -> !known.own().hasAccount(iban))
                .forEach(identities::add);
        return identities.isEmpty() ? Optional.empty() : known.suppliers().find(identities);
    }

    /** What the supplier is known to print goes before what is read in general. */
    private static List<Label> labels(LabelBook book, Line line, Optional<SupplierProfile> supplier) {
        List<Label> learnt = supplier.map(profile -> profile.labels(line)).orElse(List.of());
        List<Label> labels = new ArrayList<>(book.find(line));
        labels.removeIf(label -> learnt.stream()
                .anyMatch(one -> one.span().overlaps(label.span())
                        && one.role().kind() == label.role().kind()));
        labels.addAll(learnt);
        for (Label title : DocumentKind.labels(line)) {
            boolean isLonger = title.span().text().strip().contains(" ");
            boolean isLabelled = labels.stream()
                    .anyMatch(label -> label.role() != Role.OTHER_TEXT
                            && label.strength() > 1
                            && (isLonger
                                    ? label.span().holds(title.span())
                                    : label.span().overlaps(title.span())
                                            && label.span().start()
                                                    <= title.span().start()));
            if (isLonger && !isLabelled) {
                labels.removeIf(label -> label.span().overlaps(title.span()));
            }
            if (!isLabelled) {
                labels.add(title);
            }
        }
        return labels;
    }

    private static boolean isAmerican(List<Line> lines) {
        boolean dollar = false;
        boolean euro = false;
        for (Line line : lines) {
            dollar |= line.text().contains("$") || line.text().contains("USD");
            euro |= line.text().contains("€") || line.text().contains("EUR");
        }
        return dollar && !euro;
    }

    private static List<Span> spans(List<? extends Printed> values) {
        return values.stream().map(Printed::span).toList();
    }

    Map<Role, Link> links(Printed value) {
        return linking.links(value.span(), value.kind());
    }

    /** How far down its page, 0 to 1; pages behind the first count as lower. */
    double depth(Span span) {
        return Math.min(1, Math.max(0, span.box().y() / print.page(span.page()).height()));
    }

    boolean isFirstPage(Span span) {
        return span.page() == print.pages().getFirst().number();
    }
}
