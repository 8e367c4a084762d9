package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Line;
import com.billify.forecast.core.CashHistory.OwnAccounts;
import com.billify.forecast.core.CashHistory.Payment;
import com.billify.forecast.core.CashHistory.Purpose;
import com.billify.forecast.core.CashHistory.Transfer;
import com.billify.forecast.core.Forecaster.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final String CURRENT = "current";
    private static final String SAVINGS = "savings";
    private static final Settings SETTINGS = new Settings(91, 200, 1);

    /** Rent and takings on the current account, a customer who pays on the other, and a transfer each month. */
    private static CashHistory history(OwnAccounts accounts) {
        List<Line> lines = new ArrayList<>();
        List<Document> documents = new ArrayList<>();
        Random takings = new Random(1);
        for (int ago = 0; ago < 400; ago++) {
            LocalDate day = TODAY.minusDays(ago);
            lines.add(line(new Line(day, takings.nextInt(10_00, 90_00), "", "", "kaart " + ago, false), CURRENT));
            if (day.getDayOfMonth() == 1) {
                lines.add(line(new Line(day, -700_00, "BE01", "Immo", "huur", false), CURRENT));
            }
        }
        for (int ago = 20; ago < 400; ago += 30) {
            LocalDate issued = TODAY.minusDays(ago);
            LocalDate paid = issued.plusDays(33);
            boolean open = paid.isAfter(TODAY);
            if (!open) {
                lines.add(line(new Line(paid, 900_00, "BE02", "Klant", "F" + ago, true), SAVINGS));
            }
            documents.add(new Document(
                    "F" + ago,
                    "klant",
                    true,
                    issued,
                    issued.plusDays(30),
                    900_00,
                    0,
                    open ? List.of() : List.of(new Payment(paid, 900_00, SAVINGS))));
        }
        return new CashHistory(TODAY, 10_000_00, lines, documents).with(accounts);
    }

    private static Line line(Line line, String account) {
        return line.on(account, Purpose.OPERATING);
    }

    private static OwnAccounts both() {
        List<Transfer> transfers = new ArrayList<>();
        for (LocalDate day = TODAY.minusMonths(12).withDayOfMonth(5); day.isBefore(TODAY); day = day.plusMonths(1)) {
            transfers.add(new Transfer(day, SAVINGS, CURRENT, 500_00));
        }
        TreeMap<String, Long> balances = new TreeMap<>();
        balances.put(CURRENT, 2_000_00L);
        balances.put(SAVINGS, 8_000_00L);
        return new OwnAccounts(balances, transfers);
    }

    private static Outlook forecast(OwnAccounts accounts) {
        return Forecaster.forecast(history(accounts), Plan.NONE, Band.USUAL, SETTINGS);
    }

    private static long adds(Outlook.AccountOutlook account, Outlook.Source source) {
        return account.own().stream()
                .filter(part -> part.source() == source)
                .mapToLong(part -> part.untilMinor().get(90))
                .sum();
    }

    @Test
    void onTheMeanAllAccountsTogetherAreTheBalanceOfEachDayToTheCent() {
        Outlook outlook = forecast(both());

        assertThat(outlook.accounts())
                .extracting(Outlook.AccountOutlook::account)
                .containsExactly(CURRENT, SAVINGS);
        for (int day = 0; day < 91; day++) {
            int index = day;
            long together = outlook.accounts().stream()
                    .mapToLong(account -> account.days().get(index).meanMinor())
                    .sum();
            assertThat(together).isEqualTo(outlook.days().get(day).meanMinor());
        }
    }

    @Test
    void tellingAccountsApartChangesNothingOfTheWhole() {
        assertThat(forecast(both()).days()).isEqualTo(forecast(OwnAccounts.NONE).days());
        assertThat(forecast(OwnAccounts.NONE).accounts()).isEmpty();
    }

    /** The band is widened by how far off past forecasts were: that is no reason to take out what is not there. */
    @Test
    void ofMoneyThatIsPutAsideNoMoreIsSaidToGoThanIsThere() {
        List<Transfer> transfers = new ArrayList<>();
        for (LocalDate day = TODAY.minusMonths(12).withDayOfMonth(5); day.isBefore(TODAY); day = day.plusMonths(1)) {
            transfers.add(new Transfer(day, "reserve", CURRENT, 40_00 + day.getMonthValue() * 10_00L));
        }
        TreeMap<String, Long> balances = new TreeMap<>();
        balances.put(CURRENT, 9_850_00L);
        balances.put("reserve", 150_00L);

        Outlook.AccountOutlook reserve = forecast(new OwnAccounts(balances, transfers)).accounts().stream()
                .filter(account -> account.account().equals("reserve"))
                .findFirst()
                .orElseThrow();

        assertThat(reserve.days()).allSatisfy(day -> assertThat(day.p10Minor()).isNotNegative());
        assertThat(reserve.days().getLast().p10Minor()).isLessThan(150_00);
    }

    @Test
    void moneyComesAndLeavesWhereItDidBefore() {
        Outlook outlook = forecast(both());

        assertThat(outlook.parts())
                .filteredOn(part -> part.component() == Component.REGULAR)
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.account()).isEqualTo(CURRENT));
        assertThat(outlook.parts())
                .filteredOn(part -> part.source() == Outlook.Source.DOCUMENT)
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.account()).isEqualTo(SAVINGS));
        assertThat(adds(outlook.accounts().getFirst(), Outlook.Source.PATTERN)).isPositive();
        assertThat(adds(outlook.accounts().getLast(), Outlook.Source.PATTERN)).isZero();
    }

    @Test
    void whatLeavesOneAccountForAnotherComesToItOnTheSameDay() {
        Outlook outlook = forecast(both());

        long comes = adds(outlook.accounts().getFirst(), Outlook.Source.TRANSFER);

        assertThat(comes).isBetween(1_300_00L, 1_500_00L);
        assertThat(adds(outlook.accounts().getLast(), Outlook.Source.TRANSFER)).isEqualTo(-comes);
    }

    @Test
    void nobodyMovesMoneyThatIsNotThere() {
        TreeMap<String, Long> balances = new TreeMap<>(both().balancesMinor());
        balances.put(SAVINGS, 100_00L);
        List<Outlook.AccountOutlook> accounts =
                forecast(new OwnAccounts(balances, both().transfers())).accounts();

        assertThat(accounts.getLast().days())
                .allSatisfy(day -> assertThat(day.p50Minor()).isNotNegative());
        assertThat(adds(accounts.getFirst(), Outlook.Source.TRANSFER)).isPositive();
    }

    @Test
    void aLoanIsFinancingAndAMachineInInstalmentsAnInvestment() {
        List<Line> lines = new ArrayList<>();
        for (LocalDate day = TODAY.minusMonths(12).withDayOfMonth(3); day.isBefore(TODAY); day = day.plusMonths(1)) {
            lines.add(new Line(day, -400_00, "BE03", "Bank", "krediet", false).on(CURRENT, Purpose.FINANCING));
            lines.add(new Line(day, -300_00, "BE04", "Oven", "schijf", false).on(CURRENT, Purpose.INVESTMENT));
            lines.add(new Line(day, -200_00, "BE05", "Immo", "huur", false).on(CURRENT, Purpose.OPERATING));
        }

        Outlook outlook = Forecaster.forecast(
                new CashHistory(TODAY, 10_000_00, lines, List.of()), Plan.NONE, Band.USUAL, SETTINGS);

        assertThat(outlook.parts())
                .extracting(Outlook.Part::component)
                .containsExactlyInAnyOrder(Component.FINANCING, Component.INVESTMENT, Component.REGULAR);
    }

    @Test
    void anAccountIsAsSureAsWhatComesToIt() {
        List<Outlook.AccountOutlook> accounts = forecast(both()).accounts();

        Outlook.AccountDay current = accounts.getFirst().days().getLast();
        assertThat(current.p10Minor()).isLessThan(current.p50Minor());
        assertThat(current.p50Minor()).isLessThan(current.p90Minor());
        Outlook.AccountDay savings = accounts.getLast().days().getFirst();
        assertThat(savings.p90Minor() - savings.p10Minor()).isLessThan(current.p90Minor() - current.p10Minor());
    }
}
