package com.billify.cli;

import com.billify.forecast.core.Component;
import com.billify.forecast.core.Outlook;
import com.billify.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The files in which {@code forecast} answers. */
final class ForecastFiles {
    private static final int CHANCE_DIGITS = 4;

    private final Outlook outlook;
    private final Currency currency;
    private final List<Outlook.Day> days;

    /** @param asOf days until this one are left out: they are past, only the bank data does not tell them */
    ForecastFiles(Outlook outlook, Currency currency, LocalDate asOf) {
        this.outlook = outlook;
        this.currency = currency;
        this.days =
                outlook.days().stream().filter(day -> day.date().isAfter(asOf)).toList();
    }

    /** {@code forecast.csv}. */
    String balances() {
        CsvWriter csv = new CsvWriter("date", "p10", "p50", "p90");
        for (Outlook.Day day : days) {
            csv.row(day.date(), amount(day.p10Minor()), amount(day.p50Minor()), amount(day.p90Minor()));
        }
        return csv.toString();
    }

    /** {@code risk.json}. */
    String risk() {
        Outlook.Risk risk = outlook.risk();
        JsonWriter json = new JsonWriter()
                .beginObject()
                .name("p_below_zero_30d")
                .number(chance(risk.belowZeroWithin30Days()))
                .name("p_below_zero_90d")
                .number(chance(risk.belowZeroWithin90Days()));
        Outlook.Day lowest = days.stream()
                .min(Comparator.comparingLong(Outlook.Day::p50Minor).thenComparing(Outlook.Day::date))
                .orElseThrow();
        json.name("lowest").beginObject().name("date").value(lowest.date());
        json.name("p50").value(amount(lowest.p50Minor())).endObject();
        return json.endObject() + "\n";
    }

    /** {@code payments.csv}: every open document. */
    String payments() {
        CsvWriter csv = new CsvWriter("doc_id", "p10_date", "p50_date", "p90_date", "p_paid_30d");
        for (Outlook.DocumentOutlook document : outlook.documents()) {
            csv.row(
                    document.documentId(),
                    document.p10(),
                    document.p50(),
                    document.p90(),
                    chance(document.paidWithin30Days()));
        }
        return csv.toString();
    }

    /** {@code explanation.json}. */
    String explanation() {
        JsonWriter json = new JsonWriter().beginObject();
        json.name("as_of").value(outlook.asOf());
        json.name("currency").value(currency.getCurrencyCode());
        json.name("balance").value(amount(outlook.startMinor()));
        json.name("days").beginArray();
        for (Outlook.Day day : outlook.days()) {
            writeDay(json, day);
        }
        json.endArray().name("documents").beginArray();
        for (Outlook.DocumentOutlook document : outlook.documents()) {
            json.beginObject().name("doc_id").value(document.documentId());
            json.name("p_paid").number(chance(document.paid()));
            json.name("p_paid_30d").number(chance(document.paidWithin30Days()));
            json.name("p10_date").value(document.p10());
            json.name("p50_date").value(document.p50());
            json.name("p90_date").value(document.p90()).endObject();
        }
        json.endArray().name("series").beginArray();
        for (Outlook.SeriesOutlook series : outlook.series()) {
            json.beginObject().name("series").value(series.key());
            json.name("component").value(name(series.component()));
            json.name("p_comes").number(chance(series.chance()));
            json.name("earliest").value(series.earliest());
            json.name("date").value(series.next());
            json.name("latest").value(series.latest());
            json.name("amount").value(amount(series.amountMinor())).endObject();
        }
        return json.endArray().endObject() + "\n";
    }

    private void writeDay(JsonWriter json, Outlook.Day day) {
        long change = day.contributionsMinor().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        json.beginObject().name("date").value(day.date());
        json.name("mean").value(amount(day.meanMinor()));
        json.name("change").value(amount(change));
        json.name("components").beginObject();
        for (Component component : Component.values()) {
            long contribution =
                    Objects.requireNonNullElse(day.contributionsMinor().get(component), 0L);
            json.name(name(component)).value(amount(contribution));
        }
        json.endObject().endObject();
    }

    private static String name(Component component) {
        return component.name().toLowerCase(Locale.ROOT);
    }

    private String amount(long minorUnits) {
        return new Money(minorUnits, currency).amount().toPlainString();
    }

    private static BigDecimal chance(double chance) {
        return BigDecimal.valueOf(Math.clamp(chance, 0.0, 1.0)).setScale(CHANCE_DIGITS, RoundingMode.HALF_EVEN);
    }
}
