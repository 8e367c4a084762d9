package com.billify.extraction.core.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides how the columns of one table are read, once what they hold is known; what can be read in two ways and is proven
 * by nothing becomes a question.
 */
final class TableDecision {
    private final TableFile file;
    private final @Nullable TableMapping known;
    private final TableLayout layout;
    private final List<ColumnProfile> profiles;
    private final Facts facts;
    private final Sheet sheet;
    private final List<TableInspection.Question> questions = new ArrayList<>();

    TableDecision(
            TableFile file,
            @Nullable TableMapping known,
            TableLayout layout,
            List<ColumnProfile> profiles,
            Facts facts,
            Sheet sheet) {
        this.file = file;
        this.known = known;
        this.layout = layout;
        this.profiles = profiles;
        this.facts = facts;
        this.sheet = sheet;
    }

    TableInspection decide(List<Row> samples) {
        List<ColumnRole> roles = known != null
                ? known.columns().stream().map(TableMapping.Column::role).toList()
                : new RoleDecision(layout.kind(), layout.guesses(), layout.headers(), profiles).roles();
        TableMapping mapping = mapping(roles);
        checkComplete(mapping);
        boolean bank = mapping.kind() == TableKind.BANK_LINES;
        mapping = numbers(mapping);
        mapping = dates(mapping);
        if (questions.isEmpty() && bank) {
            mapping = fees(mapping);
            mapping = signs(mapping);
        } else if (!bank) {
            mapping = side(mapping);
        }
        return new TableInspection(
                file.format(),
                file.sheets().stream().map(Sheet::name).toList(),
                fingerprint(),
                mapping,
                layout.headers(),
                samples,
                questions);
    }

    /** Names promise days and amounts; cells must keep it. */
    private static void checkComplete(TableMapping mapping) {
        boolean bank = mapping.kind() == TableKind.BANK_LINES;
        boolean dated = bank
                ? mapping.has(ColumnRole.BOOKING_DATE) || mapping.has(ColumnRole.VALUE_DATE)
                : mapping.has(ColumnRole.ISSUE_DATE);
        boolean money = bank
                ? mapping.has(ColumnRole.AMOUNT) || mapping.has(ColumnRole.DEBIT) || mapping.has(ColumnRole.CREDIT)
                : mapping.has(ColumnRole.GROSS) || mapping.has(ColumnRole.NET) || mapping.has(ColumnRole.OPEN);
        if (!dated || !money || (!bank && !mapping.has(ColumnRole.INVOICE_NUMBER))) {
            throw new TableFault(
                    TableFault.Code.UNKNOWN_FORMAT,
                    "This table names columns as bank lines or invoices have them, but below them stand no %s."
                            .formatted(!dated ? "dates" : !money ? "amounts" : "invoice numbers"));
        }
    }

    private TableMapping mapping(List<ColumnRole> roles) {
        List<TableMapping.Column> columns = roles.stream()
                .map(role -> new TableMapping.Column(role, null, null))
                .toList();
        String currency = known != null && known.currency() != null ? known.currency() : currencyOf(roles);
        String account = known != null && known.account() != null ? known.account() : facts.account();
        return new TableMapping(
                layout.kind(),
                layout.sheet(),
                layout.headerRow(),
                columns,
                known == null ? null : known.signs(),
                known == null ? null : known.side(),
                roles.contains(ColumnRole.ACCOUNT) ? null : account,
                roles.contains(ColumnRole.CURRENCY) ? null : currency);
    }

    /** A currency that a header names in its columns of money, or the lines above it. */
    private @Nullable String currencyOf(List<ColumnRole> roles) {
        Set<String> named = new java.util.LinkedHashSet<>();
        for (int column = 0; column < roles.size(); column++) {
            if (roles.get(column).isMoney()) {
                for (String word : layout.headers().get(column).split("[^\\p{L}\u20ac$\u00a3]+")) {
                    String code = word.equals("\u20ac") ? "EUR" : word.equals("\u00a3") ? "GBP" : word;
                    if (NumberText.isCurrency(code)) {
                        named.add(code);
                    }
                }
            }
        }
        return named.size() == 1 ? named.iterator().next() : facts.currency();
    }

    private TableMapping numbers(TableMapping mapping) {
        Set<NumberStyle> decided = EnumSet.noneOf(NumberStyle.class);
        for (int column = 0; column < profiles.size(); column++) {
            NumberStyle style = profiles.get(column).style();
            if (style != null && mapping.columns().get(column).role().isMoney()) {
                decided.add(style);
            }
        }
        NumberStyle ofFacts = styleOf(facts.opening(), facts.closing());
        if (decided.isEmpty() && ofFacts != null) {
            decided.add(ofFacts);
        }
        NumberStyle only = decided.size() == 1 ? decided.iterator().next() : null;
        List<TableMapping.Column> columns = new ArrayList<>();
        for (int column = 0; column < profiles.size(); column++) {
            TableMapping.Column before = mapping.columns().get(column);
            columns.add(before.role().isMoney() ? before.with(style(column, only)) : before);
        }
        return withColumns(mapping, columns);
    }

    private static @Nullable NumberStyle styleOf(@Nullable Cell... cells) {
        for (Cell cell : cells) {
            if (cell instanceof Cell.Text(String text)) {
                NumberText number = NumberText.of(text);
                if (number != null && (number.comma() == null) != (number.point() == null)) {
                    return number.comma() != null ? NumberStyle.COMMA : NumberStyle.POINT;
                }
            }
        }
        return null;
    }

    /** @param elsewhere the style of all other columns of money, where they have one */
    private @Nullable NumberStyle style(int column, @Nullable NumberStyle elsewhere) {
        ColumnProfile profile = profiles.get(column);
        NumberStyle said = known == null ? null : known.columns().get(column).numbers();
        return switch (profile.numberDoubt()) {
            case NONE -> profile.style() != null ? profile.style() : said;
            case NEITHER -> profile.likeliestStyle();
            case EITHER -> {
                if (said != null && profile.allows(said)) {
                    yield said;
                }
                if (elsewhere != null && profile.allows(elsewhere) && !profile.isMixed()) {
                    yield elsewhere;
                }
                ask(TableFault.Code.AMBIGUOUS_NUMBERS, column, profile.ambiguousNumber());
                yield null;
            }
        };
    }

    private TableMapping dates(TableMapping mapping) {
        Set<DateOrder> decided = EnumSet.noneOf(DateOrder.class);
        for (ColumnProfile profile : profiles) {
            if (profile.isDate() && profile.order() != null && !profile.isDigitDates()) {
                decided.add(profile.order());
            }
        }
        DateOrder ofFacts = orderOf(facts.closingDay(), facts.lastDay());
        if (ofFacts != null) {
            decided.add(ofFacts);
        }
        if (decided.isEmpty() && isDayFirst()) {
            decided.add(DateOrder.DAY_MONTH_YEAR);
        }
        DateOrder only = decided.size() == 1 ? decided.iterator().next() : null;
        List<TableMapping.Column> columns = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int column = 0; column < profiles.size(); column++) {
            TableMapping.Column before = mapping.columns().get(column);
            if (!before.role().isDate()) {
                columns.add(before);
                continue;
            }
            ColumnProfile profile = profiles.get(column);
            DateOrder said = known == null ? null : known.columns().get(column).dates();
            DateOrder order = switch (profile.dateDoubt()) {
                case NONE -> profile.order() != null ? profile.order() : said;
                case NEITHER -> profile.likeliestOrder();
                case EITHER ->
                    said != null && profile.allows(said) ? said : only != null && profile.allows(only) ? only : null;
            };
            if (order == null && profile.dateDoubt() == ColumnProfile.Doubt.EITHER) {
                open.add(column);
            }
            columns.add(before.with(order));
        }
        TableMapping decidedMapping = withColumns(mapping, columns);
        return open.isEmpty() ? decidedMapping : datesByBalance(decidedMapping, open);
    }

    private static @Nullable DateOrder orderOf(@Nullable Cell... cells) {
        for (Cell cell : cells) {
            if (cell instanceof Cell.Text(String text)) {
                DateText date = DateText.of(text);
                if (date != null && !date.fixed() && (date.dayFirst() == null) != (date.monthFirst() == null)) {
                    return date.dayFirst() != null ? DateOrder.DAY_MONTH_YEAR : DateOrder.MONTH_DAY_YEAR;
                }
            }
        }
        return null;
    }

    /** Exports of Belgian banks that are known to write the day first, as 05/01/2026. */
    private boolean isDayFirst() {
        return KnownLayouts.writeDayFirst(layout.headers());
    }

    /** The running balance proves in which order the lines were booked; then one order of dates may be the only one. */
    private TableMapping datesByBalance(TableMapping mapping, List<Integer> open) {
        List<TableMapping> fitting = new ArrayList<>();
        if (mapping.kind() == TableKind.BANK_LINES && mapping.has(ColumnRole.BALANCE) && questions.isEmpty()) {
            for (DateOrder order : DateOrder.values()) {
                if (open.stream().allMatch(column -> profiles.get(column).allows(order))) {
                    TableMapping tried = with(mapping, open, order);
                    if (areDaysInOrder(tried)) {
                        fitting.add(tried);
                    }
                }
            }
        }
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        ask(
                TableFault.Code.AMBIGUOUS_DATES,
                open.getFirst(),
                profiles.get(open.getFirst()).ambiguousDate());
        return mapping;
    }

    private TableMapping with(TableMapping mapping, List<Integer> open, DateOrder order) {
        List<TableMapping.Column> columns = new ArrayList<>(mapping.columns());
        open.forEach(column -> columns.set(column, columns.get(column).with(order)));
        return withColumns(mapping, columns);
    }

    private boolean areDaysInOrder(TableMapping mapping) {
        try {
            List<BankLine> lines = BankLines.tryOut(sheet, mapping).lines();
            return BankAccounts.split(lines).stream().allMatch(account -> {
                BalanceChain chain = BalanceChain.of(account);
                return chain.isProof() && chain instanceof BalanceChain.Proven proven && isByDay(proven.lines());
            });
        } catch (TableFault unreadable) {
            return false;
        }
    }

    private static boolean isByDay(List<BankLine> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).bookingDate().isBefore(lines.get(i - 1).bookingDate())) {
                return false;
            }
        }
        return true;
    }

    /** Whether what the bank took stands beside the amount or within it: the running balance knows, or another column. */
    private TableMapping fees(TableMapping mapping) {
        int column = mapping.column(ColumnRole.FEE);
        if (column < 0 || known != null) {
            return mapping;
        }
        ColumnProfile profile = profiles.get(column);
        TableMapping within = without(mapping, column);
        if (!profile.hasPositive() && !profile.hasNegative()) {
            return within;
        }
        boolean beside = isProven(mapping);
        boolean inside = isProven(within);
        if (beside == inside) {
            Boolean stated = new FeeProof(sheet, mapping).isBeside(profiles);
            if (stated != null) {
                return stated ? mapping : within;
            }
            ask(TableFault.Code.AMBIGUOUS_FEES, column, null);
        }
        return beside ? mapping : within;
    }

    private static TableMapping without(TableMapping mapping, int column) {
        List<TableMapping.Column> columns = new ArrayList<>(mapping.columns());
        columns.set(column, TableMapping.Column.UNUSED);
        return withColumns(mapping, columns);
    }

    private boolean isProven(TableMapping mapping) {
        if (!mapping.has(ColumnRole.BALANCE)) {
            return false;
        }
        try {
            List<BankLine> lines = BankLines.tryOut(sheet, mapping).lines();
            return !lines.isEmpty()
                    && BankAccounts.split(lines).stream()
                            .allMatch(account -> BalanceChain.of(account).isProof());
        } catch (TableFault unreadable) {
            return false;
        }
    }

    private TableMapping signs(TableMapping mapping) {
        int column = mapping.column(ColumnRole.AMOUNT);
        boolean split = mapping.has(ColumnRole.DEBIT) && mapping.has(ColumnRole.CREDIT);
        if (column < 0 || split || mapping.has(ColumnRole.SIGN)) {
            return withSigns(mapping, TableMapping.Signs.AS_WRITTEN);
        }
        if (known != null && known.signs() != null) {
            return mapping;
        }
        ColumnProfile profile = profiles.get(column);
        if (profile.hasNegative() || profile.hasPlus() || !profile.hasPositive()) {
            return withSigns(mapping, TableMapping.Signs.AS_WRITTEN);
        }
        TableMapping in = withSigns(mapping, TableMapping.Signs.AS_WRITTEN);
        TableMapping out = withSigns(mapping, TableMapping.Signs.ALL_OUT);
        boolean provenIn = isProven(in);
        boolean provenOut = isProven(out);
        if (provenIn != provenOut) {
            return provenIn ? in : out;
        }
        ask(TableFault.Code.AMBIGUOUS_SIGNS, column, null);
        return mapping;
    }

    private TableMapping side(TableMapping mapping) {
        boolean customers = mapping.has(ColumnRole.CUSTOMER_NAME);
        boolean suppliers = mapping.has(ColumnRole.SUPPLIER_NAME);
        TableMapping.Side side = mapping.side();
        if (side == null && customers != suppliers) {
            side = customers ? TableMapping.Side.RECEIVABLE : TableMapping.Side.PAYABLE;
        }
        if (side == null && !(customers && suppliers)) {
            side = facts.side() != null ? facts.side() : sideOfSheet();
        }
        if (side == null && !(customers && suppliers) && !rowsSayTheirSide(mapping)) {
            ask(TableFault.Code.AMBIGUOUS_DIRECTION, -1, null);
        }
        int total = mapping.column(mapping.has(ColumnRole.GROSS) ? ColumnRole.GROSS : ColumnRole.OPEN);
        boolean allNegative = total >= 0
                && profiles.get(total).hasNegative()
                && !profiles.get(total).hasPositive();
        if (allNegative && !mapping.has(ColumnRole.KIND) && mapping.signs() == null) {
            ask(TableFault.Code.AMBIGUOUS_SIGNS, total, null); // credit notes, or what the company owes
        }
        return new TableMapping(
                mapping.kind(),
                mapping.sheet(),
                mapping.headerRow(),
                mapping.columns(),
                mapping.signs(),
                side,
                null,
                mapping.currency());
    }

    private TableMapping.@Nullable Side sideOfSheet() {
        return Vocabulary.side(file.sheets().get(layout.sheet()).name());
    }

    private boolean rowsSayTheirSide(TableMapping mapping) {
        for (ColumnRole role : List.of(ColumnRole.DIRECTION, ColumnRole.KIND)) {
            int column = mapping.column(role);
            Set<String> values = column < 0 ? Set.of() : profiles.get(column).values();
            if (!values.isEmpty() && values.stream().allMatch(value -> Vocabulary.side(value) != null)) {
                return true;
            }
        }
        return false;
    }

    private void ask(TableFault.Code code, int column, @Nullable String example) {
        questions.add(new TableInspection.Question(code, column, example));
    }

    private String fingerprint() {
        StringBuilder shape = new StringBuilder(file.format().name());
        for (int column = 0; column < layout.headers().size(); column++) {
            String header = layout.headers().get(column);
            shape.append('\n').append(Words.of(header).joined());
            if (layout.headerRow() == 0) {
                shape.append(layout.guesses().get(column).role());
            }
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(shape.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static TableMapping withColumns(TableMapping mapping, List<TableMapping.Column> columns) {
        return new TableMapping(
                mapping.kind(),
                mapping.sheet(),
                mapping.headerRow(),
                columns,
                mapping.signs(),
                mapping.side(),
                mapping.account(),
                mapping.currency());
    }

    private static TableMapping withSigns(TableMapping mapping, TableMapping.Signs signs) {
        return new TableMapping(
                mapping.kind(),
                mapping.sheet(),
                mapping.headerRow(),
                mapping.columns(),
                signs,
                mapping.side(),
                mapping.account(),
                mapping.currency());
    }
}
