package com.billify.extraction.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the field {@code :86:} says about an entry. Every country, and many a bank, has a way of its own to write it:
 * numbered parts (German banks: {@code 166?00…?20…}), code words (Dutch banks, ING and others in Belgium:
 * {@code /NAME/…/REMI/…}), an account with its name and then free lines (ASN, SNS), or nothing but free text.
 *
 * @param text what a person may read; null when nothing, or nothing but a valid reference
 * @param reference twelve bare digits or an RF reference whose check digits hold
 */
record Mt940Information(
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable String text,
        @Nullable String reference,
        @Nullable String endToEndId) {

    private static final Mt940Information NOTHING = new Mt940Information(null, null, null, null, null);

    /** Characters of a line; a full one is cut anywhere, also in the middle of a word. */
    private static final int FULL_LINE = 65;

    /** Code of the transaction and the first part; banks choose the sign before the two digits of a part. */
    private static final Pattern NUMBERED =
            Pattern.compile("\\d{3}([^A-Za-z0-9\\s/.,:'()-])(?:00|10|20|30|31|32|60).*", Pattern.DOTALL);
    /** Characters of one numbered part; a full one is cut anywhere. */
    private static final int FULL_PART = 27;
    /** The words that German banks put before the parts of a text. */
    private static final Pattern GERMAN_WORD =
            Pattern.compile("(?<![A-Z])(?:(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|BREF|RREF)\\+|(MTLG):)");

    private static final Pattern CODE_WORD = Pattern.compile("/(ACCT|ADDR|BENM|BIC|CHGS|CHRG|CNTP|CREF|CSID|DCCT|EREF"
            + "|EXCH|IBAN|ID|IREF|ISDT|KREF|MARF|NAME|OAMT|OCMT|ORDP|PREF|PURP|REMI|RREF|RTRN|SUBF|SUM|SVCL|SWOC|TRCD"
            + "|TRTP|ULTB|ULTC|ULTD)(?=/)");
    /** Account, bank, name, city. */
    private static final int NAME_OF_COUNTERPARTY = 2;

    /**
     * @param lines as they stand in the file
     * @param reference what the entry itself states as reference; some banks put the counterparty's account there
     */
    static Mt940Information of(List<String> lines, @Nullable String reference) {
        String joined = joined(lines);
        if (joined.isBlank()) {
            return NOTHING;
        }
        Matcher numbered = NUMBERED.matcher(joined);
        if (numbered.matches()) {
            return ofNumberedParts(String.join("", lines), numbered.group(1));
        }
        Matcher codeWord = CODE_WORD.matcher(joined.stripLeading());
        if (codeWord.lookingAt()) {
            return ofCodeWords(joined.stripLeading());
        }
        return ofFreeText(lines, reference);
    }

    private static String joined(List<String> lines) {
        StringBuilder joined = new StringBuilder();
        for (String line : lines) {
            joined.append(line).append(line.length() < FULL_LINE ? " " : "");
        }
        return joined.toString();
    }

    private static Mt940Information of(
            @Nullable String name, @Nullable String account, @Nullable String text, @Nullable String endToEndId) {
        Optional<String> whole = text == null ? Optional.empty() : References.stated(text);
        Optional<String> reference = text == null ? Optional.empty() : whole.or(() -> References.inFreeText(text));
        return new Mt940Information(
                name,
                AccountNumbers.read(account),
                whole.isPresent() ? null : text,
                reference.orElse(null),
                endToEndId == null || endToEndId.matches("NOTPROVIDED|NONREF|0+") ? null : endToEndId);
    }

    // ---- numbered parts

    private static Mt940Information ofNumberedParts(String text, String separator) {
        Map<Integer, String> parts = new LinkedHashMap<>();
        Matcher starts = Pattern.compile(Pattern.quote(separator) + "(\\d{2})").matcher(text);
        int part = -1;
        int from = 0;
        while (starts.find()) {
            if (part >= 0) {
                parts.merge(part, text.substring(from, starts.start()), String::concat);
            }
            part = Integer.parseInt(starts.group(1));
            from = starts.end();
        }
        parts.merge(part, text.substring(from), String::concat);
        Map<String, String> words = germanWords(
                joinedParts(parts, IntStream.concat(IntStream.rangeClosed(20, 29), IntStream.rangeClosed(60, 63))));
        // what the payer wrote, else what stands without a word before it, else what the bank says
        String said = Stream.of("SVWZ", "", "MTLG")
                .flatMap(word -> Stream.ofNullable(Texts.line(words.getOrDefault(word, ""))))
                .findFirst()
                .orElse(null);
        String account = parts.getOrDefault(31, "");
        String iban = parts.getOrDefault(38, "");
        return of(
                Texts.line(joinedParts(parts, IntStream.of(32, 33))),
                AccountNumbers.isIban(account) || !AccountNumbers.isIban(iban) ? account : iban,
                said != null ? said : Texts.line(parts.getOrDefault(0, "")),
                Texts.line(words.getOrDefault("EREF", "")));
    }

    private static String joinedParts(Map<Integer, String> parts, IntStream numbers) {
        StringBuilder joined = new StringBuilder();
        numbers.mapToObj(parts::get)
                .filter(Objects::nonNull)
                .forEach(part -> joined.append(part).append(part.length() < FULL_PART ? " " : ""));
        return joined.toString();
    }

    /** The text behind each of the words; what stands before the first of them under an empty word. */
    private static Map<String, String> germanWords(String text) {
        Map<String, String> words = new HashMap<>();
        Matcher starts = GERMAN_WORD.matcher(text);
        String word = "";
        int from = 0;
        while (starts.find()) {
            words.merge(word, text.substring(from, starts.start()), String::concat);
            word = starts.group(1) != null ? starts.group(1) : starts.group(2);
            from = starts.end();
        }
        words.merge(word, text.substring(from), String::concat);
        return words;
    }

    // ---- code words

    private static Mt940Information ofCodeWords(String text) {
        Map<String, String> words = codeWords(text);
        String[] party = words.getOrDefault("CNTP", "").split("/", -1);
        String name = Texts.line(words.getOrDefault("NAME", ""));
        String account = Texts.line(words.getOrDefault("IBAN", words.getOrDefault("ACCT", "")));
        return of(
                name != null || party.length <= NAME_OF_COUNTERPARTY ? name : Texts.line(party[NAME_OF_COUNTERPARTY]),
                account != null ? account : Texts.line(party[0]),
                remittance(words),
                Texts.line(words.getOrDefault("EREF", "")));
    }

    private static Map<String, String> codeWords(String text) {
        Map<String, String> words = new HashMap<>();
        Matcher starts = CODE_WORD.matcher(text);
        String word = "";
        int from = 0;
        while (starts.find()) {
            put(words, word, text.substring(Math.min(from, starts.start()), starts.start()));
            word = starts.group(1);
            from = starts.end() + 1;
        }
        put(words, word, text.substring(Math.min(from, text.length())));
        return words;
    }

    /** The first of a kind counts: the name of the counterparty comes before those of others behind it. */
    private static void put(Map<String, String> words, String word, String value) {
        words.putIfAbsent(word, value.replaceFirst("[/\\s]+$", ""));
    }

    /** Free ({@code USTD//text}), structured ({@code STRD/CUR/reference}) or, with other banks, just the text. */
    private static @Nullable String remittance(Map<String, String> words) {
        String stated = words.getOrDefault("REMI", "").replaceFirst("^(USTD/[^/]*/|STRD/[A-Z]*/?)", "");
        String text = Texts.line(stated);
        return text != null ? text : Texts.line(words.getOrDefault("TRTP", ""));
    }

    // ---- free text

    private static Mt940Information ofFreeText(List<String> lines, @Nullable String reference) {
        String first = lines.getFirst().strip();
        int blank = first.indexOf(' ');
        String account = blank < 0 ? first : first.substring(0, blank);
        boolean isAccount =
                AccountNumbers.isIban(account) || (account.equals(reference) && AccountNumbers.isLikeIban(account));
        if (!isAccount) {
            return of(null, null, Texts.line(joined(lines)), null);
        }
        List<String> rest = new ArrayList<>(lines.subList(1, lines.size()));
        return of(blank < 0 ? null : Texts.line(first.substring(blank)), account, Texts.line(joined(rest)), null);
    }
}
