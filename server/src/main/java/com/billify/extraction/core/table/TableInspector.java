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
 * Finds out how a table is to be read: where its header stands, what each column is, and how numbers and dates are
 * written, from every value of a column and never from the first ones. What can be read in two ways is settled by what
 * proves it (another column of the file, the running balance, what the company said of this layout) or left as a question.
 */
public final class TableInspector {
    private static final int HEADER_WITHIN_ROWS = 40;
    private static final int SAMPLES = 12;

    private final TableFile file;
    private final @Nullable TableMapping known;

    private TableInspector(TableFile file, @Nullable TableMapping known) {
        this.file = file;
        this.known = known;
    }

    /** @throws TableFault when no sheet holds bank lines or invoices */
    public static TableInspection inspect(TableFile file) {
        return new TableInspector(file, null).inspect();
    }

    /**
     * @param known what the company decided for files of this layout: it wins over every guess
     * @throws TableFault when no sheet holds bank lines or invoices
     */
    public static TableInspection inspect(TableFile file, TableMapping known) {
        return new TableInspector(file, known).inspect();
    }

    private TableInspection inspect() {
        Layout layout = find();
        Sheet sheet = file.sheets().get(layout.sheet());
        List<ColumnProfile> profiles = profile(sheet, layout);
        List<Row> samples = new ArrayList<>();
        sheet.visit(row -> {
            if (row.number() > layout.headerRow()) {
                samples.add(row);
            }
            return samples.size() < SAMPLES;
        });
        Facts facts = facts(sheet, layout.headerRow());
        return new Decision(layout, profiles, facts, sheet).decide(samples);
    }

    // ---- where the table is

    /** @param guesses one a column */
    private record Layout(
            int sheet,
            int headerRow,
            TableKind kind,
            List<String> headers,
            List<HeaderWords.Guess> guesses,
            int score) {}

    private Layout find() {
        Layout best = null;
        for (int sheet = 0; sheet < file.sheets().size(); sheet++) {
            Layout found = known != null && known.sheet() != sheet ? null : find(sheet);
            if (found != null && (best == null || found.score > best.score)) {
                best = found;
            }
        }
        if (best == null) {
            throw new TableFault(
                    TableFault.Code.UNKNOWN_FORMAT,
                    "This is a table, but not one of bank lines or invoices: no row names a date and an amount as such"
                            + " tables do.");
        }
        return best;
    }

    private @Nullable Layout find(int sheet) {
        List<Row> head = head(file.sheets().get(sheet));
        Layout best = null;
        for (Row row : head) {
            Layout layout = layout(sheet, row);
            if (layout != null && (best == null || layout.score > best.score)) {
                best = layout;
            }
        }
        return best != null ? best : headless(sheet, head);
    }

    private static List<Row> head(Sheet sheet) {
        List<Row> head = new ArrayList<>();
        sheet.visit(row -> {
            head.add(row);
            return head.size() < HEADER_WITHIN_ROWS;
        });
        return head;
    }

    private @Nullable Layout layout(int sheet, Row row) {
        List<Words> names = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        for (Cell cell : row.cells()) {
            if (cell instanceof Cell.Number || cell instanceof Cell.Day) {
                return null;
            }
            headers.add(cell.text());
            names.add(Words.of(cell.text().length() > 80 ? "" : cell.text()));
        }
        if (known != null) {
            boolean same = headers.size() == known.columns().size()
                    || row.width() == known.columns().size();
            return same && row.number() == known.headerRow()
                    ? new Layout(sheet, row.number(), known.kind(), headers, nothing(headers.size()), 1)
                    : null;
        }
        List<HeaderWords.Guess> bank =
                names.stream().map(HeaderWords::ofBankLine).toList();
        List<HeaderWords.Guess> invoices =
                names.stream().map(HeaderWords::ofInvoice).toList();
        boolean ledger = names.stream().anyMatch(HeaderWords::isLedger);
        int bankScore = ledger ? 0 : bankScore(roles(bank));
        int invoiceScore = invoiceScore(invoices);
        if (bankScore == 0 && invoiceScore == 0) {
            return null;
        }
        boolean invoice = invoiceScore > 0 && (bankScore == 0 || isSurelyInvoices(invoices, roles(bank)));
        return new Layout(
                sheet,
                row.number(),
                invoice ? TableKind.INVOICES : TableKind.BANK_LINES,
                headers,
                invoice ? invoices : bank,
                invoice ? invoiceScore : bankScore);
    }

    private static List<HeaderWords.Guess> nothing(int columns) {
        return java.util.Collections.nCopies(columns, HeaderWords.Guess.NOTHING);
    }

    private static Set<ColumnRole> roles(List<HeaderWords.Guess> guesses) {
        Set<ColumnRole> roles = EnumSet.noneOf(ColumnRole.class);
        guesses.forEach(guess -> roles.add(guess.role()));
        roles.remove(ColumnRole.NONE);
        return roles;
    }

    private static int bankScore(Set<ColumnRole> roles) {
        boolean date = roles.contains(ColumnRole.BOOKING_DATE) || roles.contains(ColumnRole.VALUE_DATE);
        boolean split = roles.contains(ColumnRole.DEBIT) && roles.contains(ColumnRole.CREDIT);
        boolean amount = roles.contains(ColumnRole.AMOUNT) || split;
        boolean more = split
                || roles.stream().anyMatch(role -> switch (role) {
                    case VALUE_DATE,
                            BALANCE,
                            ACCOUNT,
                            COUNTERPARTY_NAME,
                            COUNTERPARTY_ACCOUNT,
                            REMITTANCE,
                            DESCRIPTION,
                            SIGN,
                            STRUCTURED_REFERENCE -> true;
                    default -> false;
                });
        return date && amount && more ? roles.size() : 0;
    }

    private static int invoiceScore(List<HeaderWords.Guess> guesses) {
        Set<ColumnRole> roles = roles(guesses);
        boolean date = roles.contains(ColumnRole.ISSUE_DATE);
        boolean amount =
                roles.contains(ColumnRole.GROSS) || roles.contains(ColumnRole.NET) || roles.contains(ColumnRole.OPEN);
        boolean sure = rank(guesses, ColumnRole.INVOICE_NUMBER) >= 8
                || (roles.contains(ColumnRole.INVOICE_NUMBER) && roles.contains(ColumnRole.DUE_DATE));
        return sure && date && amount ? roles.size() : 0;
    }

    private static int rank(List<HeaderWords.Guess> guesses, ColumnRole role) {
        return guesses.stream()
                .filter(guess -> guess.role() == role)
                .mapToInt(HeaderWords.Guess::rank)
                .max()
                .orElse(0);
    }

    private static boolean isSurelyInvoices(List<HeaderWords.Guess> invoices, Set<ColumnRole> bank) {
        boolean statement = bank.contains(ColumnRole.VALUE_DATE)
                || bank.contains(ColumnRole.COUNTERPARTY_ACCOUNT)
                || (bank.contains(ColumnRole.DEBIT) && bank.contains(ColumnRole.CREDIT));
        return rank(invoices, ColumnRole.DUE_DATE) > 0
                || (rank(invoices, ColumnRole.INVOICE_NUMBER) >= 8 && !statement);
    }

    /** A list without names is taken for bank lines where it holds one column each that can be nothing else. */
    private @Nullable Layout headless(int sheet, List<Row> head) {
        if (head.size() < 2 || (known != null && known.headerRow() != 0)) {
            return null;
        }
        int width = head.stream().mapToInt(Row::width).max().orElse(0);
        if (known != null) {
            return known.columns().size() == width
                    ? new Layout(sheet, 0, known.kind(), java.util.Collections.nCopies(width, ""), nothing(width), 1)
                    : null;
        }
        List<HeaderWords.Guess> guesses = new ArrayList<>();
        int dates = 0;
        int amounts = 0;
        boolean account = false;
        for (int column = 0; column < width; column++) {
            ColumnProfile profile = new ColumnProfile();
            for (Row row : head) {
                profile.add(row.cell(column));
            }
            HeaderWords.Guess guess = HeaderWords.Guess.NOTHING;
            if (profile.filled() * 2 >= head.size() && profile.isDate()) {
                guess = HeaderWords.Guess.of(dates++ == 0 ? ColumnRole.BOOKING_DATE : ColumnRole.VALUE_DATE);
            } else if (profile.isIban()) {
                guess = HeaderWords.Guess.of(
                        profile.isConstant() ? ColumnRole.ACCOUNT : ColumnRole.COUNTERPARTY_ACCOUNT);
                account = true;
            } else if (profile.filled() * 2 >= head.size() && profile.isMoney() && profile.hasDecimals()) {
                guess = HeaderWords.Guess.of(ColumnRole.AMOUNT);
                amounts++;
            } else if (profile.isCurrency()) {
                guess = HeaderWords.Guess.of(ColumnRole.CURRENCY);
            } else if (profile.hasWords()) {
                guess = HeaderWords.Guess.of(ColumnRole.DESCRIPTION);
            }
            guesses.add(guess);
        }
        return dates >= 1 && dates <= 2 && amounts == 1 && account
                ? new Layout(sheet, 0, TableKind.BANK_LINES, java.util.Collections.nCopies(width, ""), guesses, 1)
                : null;
    }

    private static Facts facts(Sheet sheet, int headerRow) {
        Facts.Builder facts = new Facts.Builder();
        sheet.visit(row -> {
            if (row.number() < headerRow) {
                facts.add(row);
            }
            return row.number() < headerRow;
        });
        return facts.build();
    }

    // ---- what its columns look like

    private List<ColumnProfile> profile(Sheet sheet, Layout layout) {
        List<ColumnProfile> profiles = new ArrayList<>();
        List<Integer> dates = new ArrayList<>();
        List<Integer> amounts = new ArrayList<>();
        for (int column = 0; column < layout.guesses.size(); column++) {
            profiles.add(new ColumnProfile());
            ColumnRole role = known != null
                    ? known.columns().get(column).role()
                    : layout.guesses.get(column).role();
            if (role.isDate()) {
                dates.add(column);
            } else if (role.isMoney()) {
                amounts.add(column);
            }
        }
        sheet.visit(row -> {
            if (row.number() > layout.headerRow
                    && dates.stream().anyMatch(column -> mayBeDate(row.cell(column)))
                    && amounts.stream().anyMatch(column -> mayBeMoney(row.cell(column)))) {
                for (int column = 0; column < profiles.size(); column++) {
                    profiles.get(column).add(row.cell(column));
                }
            }
            return true;
        });
        return profiles;
    }

    private static boolean mayBeDate(Cell cell) {
        return switch (cell) {
            case Cell.Blank() -> false;
            case Cell.Day day -> true;
            case Cell.Number number -> true;
            case Cell.Text(String text) ->
                DateText.looksLike(text) || DateText.of(text) != null || DateText.ofDigits(text) != null;
        };
    }

    private static boolean mayBeMoney(Cell cell) {
        return cell instanceof Cell.Number || (cell instanceof Cell.Text(String text) && NumberText.of(text) != null);
    }

    // ---- what is decided

    private final class Decision {
        private final Layout layout;
        private final List<ColumnProfile> profiles;
        private final Facts facts;
        private final Sheet sheet;
        private final List<TableInspection.Question> questions = new ArrayList<>();

        Decision(Layout layout, List<ColumnProfile> profiles, Facts facts, Sheet sheet) {
            this.layout = layout;
            this.profiles = profiles;
            this.facts = facts;
            this.sheet = sheet;
        }

        TableInspection decide(List<Row> samples) {
            List<ColumnRole> roles = known != null
                    ? known.columns().stream().map(TableMapping.Column::role).toList()
                    : new RoleDecision(layout.kind, layout.guesses, layout.headers, profiles).roles();
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
                    layout.headers,
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
                    layout.kind,
                    layout.sheet,
                    layout.headerRow,
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
                    for (String word : layout.headers.get(column).split("[^\\p{L}\u20ac$\u00a3]+")) {
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
            NumberStyle said =
                    known == null ? null : known.columns().get(column).numbers();
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
                DateOrder said =
                        known == null ? null : known.columns().get(column).dates();
                DateOrder order = switch (profile.dateDoubt()) {
                    case NONE -> profile.order() != null ? profile.order() : said;
                    case NEITHER -> profile.likeliestOrder();
                    case EITHER ->
                        said != null && profile.allows(said)
                                ? said
                                : only != null && profile.allows(only) ? only : null;
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
            return KnownLayouts.writeDayFirst(layout.headers);
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

        /** Whether what the bank took stands beside the amount or within it: only the running balance knows. */
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
            return Vocabulary.side(file.sheets().get(layout.sheet).name());
        }

        private boolean rowsSayTheirSide(TableMapping mapping) {
            for (ColumnRole role : List.of(ColumnRole.DIRECTION, ColumnRole.KIND)) {
                int column = mapping.column(role);
                Set<String> values =
                        column < 0 ? Set.of() : profiles.get(column).values();
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
            for (int column = 0; column < layout.headers.size(); column++) {
                String header = layout.headers.get(column);
                shape.append('\n').append(Words.of(header).joined());
                if (layout.headerRow == 0) {
                    shape.append(layout.guesses.get(column).role());
                }
            }
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256")
                        .digest(shape.toString().getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest, 0, 16);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
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
