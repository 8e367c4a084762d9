package com.billify.reconciliation.core.category;

import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.series.Counterparty;
import com.billify.reconciliation.core.series.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a line may tell what it is for, as words that a model has weights for. Its own words are none of them, nor names of
 * parties: those of one company are not those of the next. What is known of words stands in {@link Terms}.
 */
final class Features {
    private final Map<String, Series> seriesOfLine = new HashMap<>();
    private final Map<String, Double> variationOfSeries = new HashMap<>();
    private final Map<Counterparty, Integer> linesOfParty = new HashMap<>();
    private final Map<String, Matched> matched;

    /**
     * @param lines of one company, all that are known
     * @param matched by the id of the line
     */
    Features(Collection<Payment> lines, Collection<Series> series, Map<String, Matched> matched) {
        this.matched = matched;
        Map<String, Payment> byId = new HashMap<>();
        for (Payment line : lines) {
            byId.put(line.id(), line);
            linesOfParty.merge(Counterparty.of(line), 1, Integer::sum);
        }
        for (Series one : series) {
            one.lineIds().forEach(id -> seriesOfLine.putIfAbsent(id, one));
            variationOfSeries.put(one.key(), variation(one, byId));
        }
    }

    /** The mean step from one amount to the next, as a part of the amount. */
    private static double variation(Series series, Map<String, Payment> byId) {
        double sum = 0;
        int steps = 0;
        Payment before = null;
        for (String id : series.lineIds()) {
            Payment line = byId.get(id);
            if (line != null && before != null) {
                sum += Math.abs(Math.log(
                        (double) line.amount().minorUnits() / before.amount().minorUnits()));
                steps++;
            }
            before = line;
        }
        return steps == 0 ? 0 : sum / steps;
    }

    List<String> of(Payment line) {
        List<String> features = new ArrayList<>();
        String sign = line.amount().isPositive() ? "+" : "-";
        Channel channel = Channel.of(line);
        Matched how = matched.getOrDefault(line.id(), Matched.NOTHING);
        String match = how.name().toLowerCase(Locale.ROOT);
        features.add(sign);
        features.add(sign + "matched " + match);
        features.add(sign + "channel " + channel.wireName());
        features.add(sign + "matched " + match + " channel " + channel.wireName());
        Terms.inText(line.remittanceInformation()).forEach(category -> features.add(sign + term(category)));
        Terms.inNames(line.counterpartyName(), line.remittanceInformation())
                .forEach(category -> features.add(sign + name(category)));
        String account = account(line.counterpartyAccount());
        features.add(sign + "account " + account);
        features.add(sign + "reference " + (line.structuredReference() != null) + " account " + account);
        int size = (int) Math.round(Math.log(Math.max(1, Math.abs(line.amount().minorUnits()))) * 1.5);
        features.add(sign + "size " + size);
        Series series = seriesOfLine.get(line.id());
        if (series == null) {
            features.add(sign + "no series, " + match + ", " + channel.wireName());
            features.add(sign + "no series, lines " + many(linesOfParty.getOrDefault(Counterparty.of(line), 1)));
        } else {
            String rhythm = series.cadence().wireName();
            String steady = steadiness(variationOfSeries.getOrDefault(series.key(), 0.0));
            features.add(sign + "series " + rhythm);
            features.add(sign + "series " + steady);
            features.add(sign + "series " + rhythm + " " + steady);
            features.add(sign + "series " + rhythm + " " + steady + " " + channel.wireName() + " " + match);
            features.add(sign + "series " + steady + " " + channel.wireName());
            features.add(sign + "series " + steady + " size " + size);
            features.add(sign + "series " + channel.wireName() + " size " + size);
        }
        return features;
    }

    /** The feature of a word that speaks for a category. */
    static String term(Category category) {
        return "term " + category.wireName();
    }

    /** The feature of a name that speaks for a category. */
    static String name(Category category) {
        return "name " + category.wireName();
    }

    /** How much amounts of a series differ: a lease by nothing, a telephone bill by a tenth, fuel by a third. */
    private static String steadiness(double variation) {
        if (variation < 0.002) {
            return "fixed";
        }
        if (variation < 0.02) {
            return "indexed";
        }
        if (variation < 0.065) {
            return "near";
        }
        if (variation < 0.17) {
            return "tenth";
        }
        return variation < 0.4 ? "third" : "wild";
    }

    private static String many(int lines) {
        return lines == 1 ? "one" : lines < 4 ? "few" : lines < 12 ? "some" : "many";
    }

    private static String account(@Nullable String account) {
        if (account == null) {
            return "none";
        }
        if (!account.startsWith("BE")) {
            return "foreign";
        }
        return isOfState(account) ? "state" : "belgian";
    }

    /** Accounts of the Belgian state are held by bpost bank under 679 (National Bank of Belgium, list of bank codes). */
    static boolean isOfState(@Nullable String account) {
        return account != null && account.startsWith("BE") && account.startsWith("679", 4);
    }
}
