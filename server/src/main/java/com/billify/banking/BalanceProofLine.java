package com.billify.banking;

import com.billify.banking.core.BalanceProof;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Figure;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the parts that sum to the balance of an account.
 *
 * @param kind openingBalance, movements (of a month) or gap
 * @param count how many lines it stands for
 * @param list the lines themselves; null where there are none
 */
record BalanceProofLine(
        String kind, LocalDate from, LocalDate to, Money amount, int count, Figure.@Nullable Proof list) {

    /** @param on the day whose closing balance is proven; null for the last known */
    static List<BalanceProofLine> of(
            CompanyId company,
            BankAccount account,
            BalanceProof proof,
            NavigableMap<LocalDate, DailyTotal> totals,
            @Nullable LocalDate on) {
        LocalDate first = proof.firstDay();
        LocalDate last = on != null ? on : proof.lastDay();
        Long opening = first == null ? null : proof.balanceOn(first);
        if (first == null || last == null || opening == null || last.isBefore(first)) {
            return List.of();
        }
        List<BalanceProofLine> lines = new ArrayList<>();
        lines.add(
                new BalanceProofLine("openingBalance", first, first, new Money(opening, account.currency()), 0, null));
        months(totals.subMap(first, false, last, true)).forEach((month, sum) -> {
            LocalDate from = month.atDay(1).isAfter(first) ? month.atDay(1) : first.plusDays(1);
            LocalDate to = month.atEndOfMonth().isBefore(last) ? month.atEndOfMonth() : last;
            lines.add(movements(company, account, from, to, sum));
        });
        for (BalanceProof.Gap gap : proof.gaps()) {
            if (!gap.to().isAfter(last)) {
                lines.add(new BalanceProofLine(
                        "gap", gap.from(), gap.to(), new Money(gap.amountMinor(), account.currency()), 0, null));
            }
        }
        lines.sort(Comparator.comparing(BalanceProofLine::from));
        return lines;
    }

    private static BalanceProofLine movements(
            CompanyId company, BankAccount account, LocalDate from, LocalDate to, DailyTotal sum) {
        return new BalanceProofLine(
                "movements",
                from,
                to,
                new Money(sum.netMinor(), account.currency()),
                sum.lineCount(),
                new Figure.Proof(href(company, account.id(), from, to), "amount"));
    }

    private static String href(CompanyId company, UUID account, LocalDate from, LocalDate to) {
        return "/api/v1/companies/%s/transactions?account=%s&from=%s&to=%s".formatted(company, account, from, to);
    }

    private static Map<YearMonth, DailyTotal> months(NavigableMap<LocalDate, DailyTotal> days) {
        Map<YearMonth, DailyTotal> months = new TreeMap<>();
        days.forEach((day, total) -> months.merge(
                YearMonth.from(day),
                total,
                (one, other) -> new DailyTotal(
                        Math.addExact(one.inMinor(), other.inMinor()),
                        Math.addExact(one.outMinor(), other.outMinor()),
                        one.lineCount() + other.lineCount())));
        return months;
    }
}
