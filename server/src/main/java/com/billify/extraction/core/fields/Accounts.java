package com.billify.extraction.core.fields;

import com.billify.kernel.Iban;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bank accounts that are printed on a document, with right check digits or not. */
final class Accounts {
    private static final String GAP = "[ \u2002.-]?";
    private static final Pattern LIKE_IBAN = Pattern.compile(
            "(?<![\\p{L}\\d])([A-Z]{2}" + GAP + "[\\dOIlSB]{2}(?:" + GAP + "[A-Z\\d]){10,30})(?![A-Z\\d]{3})",
            Pattern.CASE_INSENSITIVE);
    /** What has begun at the end of a line. */
    private static final Pattern BROKEN =
            Pattern.compile("(?<![\\p{L}\\d])([A-Z]{2}\\d{2}(?:" + GAP + "[A-Z\\d]){0,28})[ \u2002]*$");

    private static final Pattern REST = Pattern.compile("^([A-Z\\d]{1,4}(?:[ ][A-Z\\d]{1,4}){0,6})(?![\\p{L}\\d])");
    private static final int LINES_BELOW = 3;
    private static final Pattern NEXT_NAME = Pattern.compile("IBAN|BIC|SWIFT|BTW|TVA|VAT|KBO|BCE|RPR|RPM");
    private static final Pattern PACKING = Pattern.compile("[ \u2002.\\-]");
    /** ISO 13616 registry: letters and digits of an IBAN of these countries. */
    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("BE", 16),
            Map.entry("NL", 18),
            Map.entry("FR", 27),
            Map.entry("DE", 22),
            Map.entry("LU", 20),
            Map.entry("GB", 22),
            Map.entry("IE", 22),
            Map.entry("ES", 24),
            Map.entry("IT", 27),
            Map.entry("PT", 25),
            Map.entry("AT", 20),
            Map.entry("CH", 21),
            Map.entry("PL", 28),
            Map.entry("DK", 18),
            Map.entry("SE", 24),
            Map.entry("FI", 18),
            Map.entry("CZ", 24),
            Map.entry("LT", 20),
            Map.entry("EE", 20),
            Map.entry("LV", 21),
            Map.entry("NO", 15),
            Map.entry("LI", 21),
            Map.entry("MC", 27),
            Map.entry("HU", 28),
            Map.entry("RO", 24),
            Map.entry("SK", 24),
            Map.entry("SI", 19),
            Map.entry("GR", 27),
            Map.entry("MT", 31),
            Map.entry("CY", 28),
            Map.entry("BG", 22),
            Map.entry("HR", 21));
    /** In these countries an account has no letters, so that any is a misread digit. */
    private static final List<String> DIGITS_ONLY = List.of(
            "BE", "DE", "AT", "ES", "PT", "PL", "DK", "SE", "FI", "CZ", "HU", "SK", "SI", "NO", "HR", "EE", "LT");

    private Accounts() {}

    static List<Printed.Account> find(List<Line> lines) {
        List<Printed.Account> accounts = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            Line line = lines.get(index);
            List<Line> below = lines.subList(index + 1, Math.min(lines.size(), index + 1 + LINES_BELOW));
            accounts.addAll(broken(line, below));
            Matcher matcher = LIKE_IBAN.matcher(line.text());
            int from = 0;
            while (from < line.text().length() && matcher.find(from)) {
                Printed.Account account = account(line, matcher.start(), matcher.end());
                if (account == null) {
                    from = matcher.start() + 1;
                } else {
                    accounts.add(account);
                    from = account.span().end();
                }
            }
        }
        return accounts;
    }

    /** An account that ends on the next line of its paragraph, as its two parts; only where the check digits hold. */
    private static List<Printed.Account> broken(Line line, List<Line> below) {
        Matcher head = BROKEN.matcher(line.text());
        if (!head.find()) {
            return List.of();
        }
        Integer length = LENGTHS.get(head.group(1).substring(0, 2));
        String first = PACKING.matcher(head.group(1)).replaceAll("");
        if (length == null || first.length() >= length) {
            return List.of();
        }
        for (Line next : below) {
            Matcher tail = REST.matcher(next.text());
            boolean isNext = next.page() == line.page()
                    && next.box().y() - line.box().bottom() < line.height()
                    && next.box().x() < line.box().right();
            if (isNext && tail.find()) {
                int at = tail.start(1);
                StringBuilder packed = new StringBuilder(first);
                while (at < tail.end(1) && packed.length() < length) {
                    char c = next.text().charAt(at);
                    packed.append(Character.isLetterOrDigit(c) ? String.valueOf(c) : "");
                    at++;
                }
                String iban = packed.toString();
                if (Iban.parse(iban).isPresent()) {
                    return List.of(
                            new Printed.Account(line.span(head.start(1), head.end(1)), iban, true),
                            new Printed.Account(next.span(tail.start(1), at), iban, true));
                }
            }
        }
        return List.of();
    }

    private static Printed.@Nullable Account account(Line line, int start, int end) {
        String country = line.text().substring(start, start + 2).toUpperCase(Locale.ROOT);
        Integer length = LENGTHS.get(country);
        if (length == null) {
            return null;
        }
        int at = start;
        StringBuilder packed = new StringBuilder();
        while (at < end && packed.length() < length) {
            char c = line.text().charAt(at);
            if (!PACKING.matcher(String.valueOf(c)).matches()) {
                packed.append(Character.toUpperCase(c));
            }
            at++;
        }
        boolean isCut = at < line.text().length()
                && Character.isLetterOrDigit(line.text().charAt(at));
        if (packed.length() < length || isCut) {
            return null;
        }
        String printed = packed.toString();
        String iban = repaired(printed, country);
        if (iban != null) {
            return new Printed.Account(line.span(start, at), iban, true);
        }
        return isMisread(printed, country) ? new Printed.Account(line.span(start, at), printed, false) : null;
    }

    /** An account whose check digits do not hold, and not the end of one number with the word that names the next. */
    private static boolean isMisread(String printed, String country) {
        if (NEXT_NAME.matcher(printed).find() || !printed.substring(2, 4).matches("\\d{2}")) {
            return false;
        }
        String read = DIGITS_ONLY.contains(country) ? Lookalikes.digits(printed.substring(2)) : printed.substring(2);
        long digits = read.chars().filter(Character::isDigit).count();
        return DIGITS_ONLY.contains(country) ? digits == read.length() : digits * 3 >= read.length() * 2L;
    }

    /** As printed where its check digits hold; with letters read as the digits they look like where that makes them hold. */
    private static @Nullable String repaired(String printed, String country) {
        if (Iban.parse(printed).isPresent()) {
            return printed;
        }
        String digits = country
                + (DIGITS_ONLY.contains(country)
                        ? Lookalikes.digits(printed.substring(2))
                        : Lookalikes.digits(printed.substring(2, 4)) + printed.substring(4));
        return Iban.parse(digits).map(Iban::value).orElse(null);
    }
}
