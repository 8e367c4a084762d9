package com.billify.demo.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.demo.core.BankLine.Account;
import com.billify.extraction.core.BankEntry;
import com.billify.extraction.core.BankFile;
import com.billify.extraction.core.BankStatement;
import com.billify.extraction.core.DocumentReader;
import com.billify.extraction.core.EntryDetail;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.InvoiceKind;
import com.billify.extraction.core.InvoiceList;
import com.billify.extraction.core.Reading;
import com.billify.extraction.core.Refusal;
import com.billify.kernel.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the world writes, read again by the readers that read everyone's files. */
class WorldFilesTest {
    private static final LocalDate START = LocalDate.of(2024, 11, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @EnumSource
    void everyFileIsReadWithoutAWarningAndSaysWhatHappened(Language language) {
        World.Chronicle chronicle = new World(5, START, language).until(LAST);
        List<BankEntry> main = new ArrayList<>();
        List<BankEntry> savings = new ArrayList<>();
        List<InvoiceDocument> invoices = new ArrayList<>();
        Map<String, BigDecimal> closing = new HashMap<>();
        for (YearMonth month = YearMonth.from(START); !month.atDay(1).isAfter(LAST); month = month.plusMonths(1)) {
            LocalDate end = month.atEndOfMonth().isAfter(LAST) ? LAST : month.atEndOfMonth();
            for (WorldFile file : chronicle.files(month.atDay(1), end)) {
                switch (read(file)) {
                    case BankFile bank -> {
                        BankStatement statement = bank.statements().getFirst();
                        String account = String.valueOf(statement.account());
                        assertThat(statement.balanceProven()).as(file.name()).isTrue();
                        BigDecimal opening = balance(statement.opening());
                        assertThat(opening)
                                .as(file.name())
                                .isEqualByComparingTo(closing.getOrDefault(account, opening));
                        closing.put(account, balance(statement.closing()));
                        (account.equals(Cast.SAVINGS.value()) ? savings : main).addAll(statement.entries());
                    }
                    case InvoiceDocument invoice -> invoices.add(invoice);
                    case InvoiceList list -> throw new AssertionError(file.name() + " " + list);
                    case Refusal refusal -> throw new AssertionError(file.name() + " " + refusal);
                }
            }
        }
        assertThat(main.stream().map(Told::of)).isEqualTo(told(chronicle, Account.MAIN));
        assertThat(savings.stream().map(Told::of)).isEqualTo(told(chronicle, Account.SAVINGS));
        assertThat(invoices.stream().map(Billed::of))
                .isEqualTo(chronicle.days().stream()
                        .flatMap(day -> day.bills().stream())
                        .map(Billed::of)
                        .toList());
    }

    @Test
    void filesOfSingleDaysTellTheSameAsThoseOfTheMonth() {
        World.Chronicle chronicle = new World(5, START, Language.EN).until(LAST);
        LocalDate first = LocalDate.of(2026, 10, 1);
        LocalDate last = first.plusMonths(1).minusDays(1);
        List<Told> daily = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            daily.addAll(entries(chronicle.files(day, day)));
        }

        assertThat(daily).containsExactlyInAnyOrderElementsOf(entries(chronicle.files(first, last)));
    }

    @Test
    void statementsArriveOnBankDaysOnly() {
        World.Chronicle chronicle = new World(5, START, Language.EN).until(LAST);

        assertThat(names(chronicle, "2026-11-20")).contains("account-2026-11-20.cod");
        assertThat(names(chronicle, "2026-11-21")).noneMatch(name -> name.endsWith(".cod"));
        assertThat(chronicle.files(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31)).stream()
                        .map(WorldFile::name))
                .contains("account-2026-10.cod", "savings-2026-10.xml");
    }

    @Test
    void numbersAreNobodysAndTheirCheckDigitsRight() {
        assertThat(Cast.CUSTOMERS).allSatisfy(customer -> {
            assertThat(customer.party().number().digits()).startsWith("0999");
            assertThat(customer.party().account().value()).matches("BE\\d{2}529\\d{9}");
        });
        assertThat(Cast.CUSTOMERS.stream().map(customer -> customer.party().account()))
                .doesNotHaveDuplicates();
        assertThat(Cast.CUSTOMERS.stream().map(customer -> customer.party().number()))
                .doesNotHaveDuplicates();
    }

    private static List<String> names(World.Chronicle chronicle, String day) {
        return chronicle.files(LocalDate.parse(day), LocalDate.parse(day)).stream()
                .map(WorldFile::name)
                .toList();
    }

    private static List<Told> entries(List<WorldFile> files) {
        List<Told> entries = new ArrayList<>();
        for (WorldFile file : files) {
            if (read(file) instanceof BankFile bank) {
                bank.statements().getFirst().entries().forEach(entry -> entries.add(Told.of(entry)));
            }
        }
        return entries;
    }

    private static Reading read(WorldFile file) {
        Reading reading = DocumentReader.read(file.content());
        switch (reading) {
            case BankFile bank -> assertThat(bank.warnings()).as(file.name()).isEmpty();
            case InvoiceDocument invoice ->
                assertThat(invoice.warnings()).as(file.name()).isEmpty();
            case InvoiceList list -> throw new AssertionError(file.name() + " " + list);
            case Refusal refusal -> throw new AssertionError(file.name() + " " + refusal);
        }
        return reading;
    }

    private static BigDecimal balance(
            com.billify.extraction.core.@org.jspecify.annotations.Nullable StatedBalance stated) {
        assertThat(stated).isNotNull();
        return java.util.Objects.requireNonNull(stated).amount();
    }

    private static List<Told> told(World.Chronicle chronicle, Account account) {
        return chronicle.days().stream()
                .flatMap(day -> day.lines().stream())
                .filter(line -> line.account() == account)
                .map(Told::of)
                .toList();
    }

    /** What of a line a file must keep. */
    private record Told(
            String day,
            String amount,
            String name,
            String account,
            String text,
            String reference,
            String parts,
            String bank) {
        static Told of(BankLine line) {
            return new Told(
                    line.date().toString(),
                    Xml.euro(line.amountMinor()),
                    String.valueOf(line.counterpartyName()),
                    String.valueOf(line.counterpartyAccount()),
                    String.valueOf(line.text()),
                    line.reference() == null ? "null" : line.reference().digits(),
                    line.parts().stream()
                            .map(part -> part.counterpartyName() + " " + Xml.euro(part.amountMinor()))
                            .toList()
                            .toString(),
                    line.bankReference());
        }

        static Told of(BankEntry entry) {
            return new Told(
                    String.valueOf(entry.bookingDate()),
                    entry.amount().setScale(2).toPlainString(),
                    String.valueOf(entry.counterpartyName()),
                    String.valueOf(entry.counterpartyAccount()),
                    String.valueOf(entry.remittanceInformation()),
                    String.valueOf(entry.structuredReference()),
                    entry.details().stream().map(Told::part).toList().toString(),
                    String.valueOf(entry.bankReference()));
        }

        private static String part(EntryDetail detail) {
            BigDecimal amount = detail.amount();
            return detail.counterpartyName() + " "
                    + (amount == null ? "" : amount.setScale(2).toPlainString());
        }
    }

    private record Billed(
            boolean creditNote,
            String number,
            String issued,
            String due,
            String seller,
            String buyer,
            String payable,
            String reference) {
        static Billed of(Bill bill) {
            return new Billed(
                    bill.creditNote(),
                    bill.number(),
                    bill.issueDate().toString(),
                    bill.creditNote() ? "null" : bill.dueDate().toString(),
                    (bill.sale() ? Cast.BAKERY : bill.party()).number().digits(),
                    (bill.sale() ? bill.party() : Cast.BAKERY).number().digits(),
                    Xml.euro(bill.grossMinor()),
                    bill.reference() == null ? bill.number() : bill.reference().digits());
        }

        static Billed of(InvoiceDocument invoice) {
            BigDecimal payable = invoice.payable();
            return new Billed(
                    invoice.kind() == InvoiceKind.CREDIT_NOTE,
                    String.valueOf(invoice.invoiceNumber()),
                    String.valueOf(invoice.issueDate()),
                    String.valueOf(invoice.dueDate()),
                    String.valueOf(invoice.sellerNumber()),
                    String.valueOf(invoice.buyerNumber()),
                    payable == null ? "" : payable.setScale(2).toPlainString(),
                    String.valueOf(invoice.paymentReference()));
        }
    }
}
