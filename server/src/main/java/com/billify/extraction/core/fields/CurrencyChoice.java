package com.billify.extraction.core.fields;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chooses the currency by the signs and codes on the page; those beside a total count most. */
final class CurrencyChoice {
    private static final Pattern SIGN = Pattern.compile("€|£|(?<!\\p{L})(?:US|CA|C|AU|A|NZ|HK|S|R)\\$|\\$|¥|₹|₺|zł|Kč"
            + "|(?<!\\p{L})(?:EUR|(?i:euros?)|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|JPY|INR|AUD|CAD|NZD|SGD|HKD|CNY|RON|HUF|BGN|TRY|ZAR|BRL"
            + "|AED)(?!\\p{L})|(?<!\\p{L})(?:Rs|S?Fr)\\.?(?=[ \u2002]?-?\\d)");
    private static final Set<String> EURO = Set.of(
            "BE", "NL", "FR", "DE", "LU", "AT", "IE", "ES", "IT", "PT", "FI", "GR", "SK", "SI", "EE", "LV", "LT", "MT",
            "CY", "HR");
    /** The logarithm of the odds of a currency that is nowhere printed. */
    private static final double ASSUMED = 3;
    /** Dollars that say their country: a plain sign beside one of them means the same. */
    private static final Set<String> DOLLARS = Set.of("CAD", "AUD", "NZD", "SGD", "HKD");

    private final Scene scene;

    CurrencyChoice(Scene scene) {
        this.scene = scene;
    }

    Optional<Candidate> choose(@Nullable Span total) {
        Map<String, Double> votes = new HashMap<>();
        Map<String, Span> first = new HashMap<>();
        for (Line line : scene.print().lines()) {
            Matcher matcher = SIGN.matcher(line.text());
            while (matcher.find()) {
                String code = Sums.Currencies.code(matcher.group());
                if (code != null) {
                    boolean isBesideTotal = total != null && total.line() == line;
                    votes.merge(code, isBesideTotal ? 4.0 : 1.0, Double::sum);
                    Span span = line.span(matcher.start(), matcher.end());
                    if (isBesideTotal || !first.containsKey(code)) {
                        first.put(code, span);
                    }
                }
            }
        }
        votes.keySet().stream().filter(DOLLARS::contains).findFirst().ifPresent(dollar -> {
            Double plain = votes.remove("USD");
            votes.merge(dollar, plain == null ? 0 : plain, Double::sum);
        });
        if (votes.isEmpty()) {
            return ofEuroCountry();
        }
        double all = votes.values().stream().mapToDouble(Double::doubleValue).sum();
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> {
                    double share = most.getValue() / all;
                    Features features = new Features().with("share", share).with("votes", Math.min(5, most.getValue()));
                    Span span = first.getOrDefault(
                            most.getKey(), scene.print().lines().getFirst().span(0, 0));
                    return new Candidate(
                            most.getKey(),
                            span,
                            "printed with the amounts",
                            features,
                            6 * share - 2 + Math.min(3, most.getValue()) * 0.3);
                });
    }

    /** Where no currency is printed at all, that of the account to pay to; never sure. */
    private Optional<Candidate> ofEuroCountry() {
        boolean isElsewhere = scene.accounts().stream()
                .anyMatch(account -> !EURO.contains(account.iban().substring(0, 2)));
        return isElsewhere
                ? Optional.empty()
                : scene.accounts().stream()
                        .filter(Printed.Account::isValid)
                        .findFirst()
                        .map(account -> new Candidate(
                                "EUR",
                                account.span(),
                                "the account is in a country of the euro",
                                new Features().with("assumed", 1),
                                ASSUMED))
                        .or(this::ofEuroNumber);
    }

    /** Where no account is printed either, that of the country in which all VAT numbers are. */
    private Optional<Candidate> ofEuroNumber() {
        boolean isElsewhere = scene.taxNumbers().stream()
                .anyMatch(number -> !EURO.contains(number.number().substring(0, 2)));
        return isElsewhere
                ? Optional.empty()
                : scene.taxNumbers().stream()
                        .filter(Printed.TaxNumber::isProven)
                        .findFirst()
                        .map(number -> new Candidate(
                                "EUR",
                                number.span(),
                                "the VAT numbers are of a country of the euro",
                                new Features().with("assumed", 1),
                                ASSUMED));
    }
}
