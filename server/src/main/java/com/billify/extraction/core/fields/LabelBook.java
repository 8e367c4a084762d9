package com.billify.extraction.core.fields;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The labels that are known, out of the resource {@code labels.txt}, and where they stand in a line. */
final class LabelBook {
    private static final String RESOURCE = "labels.txt";
    /** Words that neither make nor break a label. */
    private static final Set<String> FILLERS = Set.of(
            "de", "du", "des", "d", "la", "le", "les", "l", "van", "der", "het", "the", "of", "a", "un", "une", "een",
            "dem");
    /** With one of these before it a label opens its cell all the same: "our invoice no." */
    private static final Set<String> LEADING = Set.of("notre", "onze", "ons", "our", "unsere", "unser", "en", "met");

    private static final int FEWEST_HEADS = 3;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\d]*");
    /** Letters of a picture are corrected only in words of at least this many. */
    private static final int SHORTEST_CORRECTED = 5;

    private static final int LONG = 9;
    /** Letters behind a label in which its total may be told apart. */
    private static final int FARTHEST_MODIFIER = 28;

    private static final Set<String> WITHOUT_VAT = Set.of(
            "excl",
            "exclusief",
            "excluding",
            "exclusive",
            "excluded",
            "htva",
            "ht",
            "hors",
            "netto",
            "exkl",
            "zonder",
            "ohne",
            "without",
            "ex",
            "before",
            "hf",
            "htvac");
    private static final Set<String> WITH_VAT = Set.of(
            "incl",
            "inclusief",
            "including",
            "inclusive",
            "included",
            "tvac",
            "ttc",
            "brutto",
            "bruto",
            "inkl",
            "einschl",
            "comprise",
            "comprises",
            "btwi",
            "inc",
            "inbegrepen",
            "einschliesslich",
            "inklusive",
            "tvai");

    private static final LabelBook SHIPPED = load();

    private final Map<String, List<Phrase>> byFirstToken = new HashMap<>();
    private final List<Phrase> openAtFirst = new ArrayList<>();
    private final Set<String> vocabulary = new HashSet<>();
    /** The words of the vocabulary by their length, for the correction of misread ones. */
    private final Map<Integer, List<String>> byLength = new HashMap<>();

    private LabelBook() {}

    /** The book that comes with the program. */
    static LabelBook shipped() {
        return SHIPPED;
    }

    private record Phrase(Role role, int strength, String language, List<String> tokens) {}

    /** Every label in the line; where one is part of a longer one, only the longer. */
    List<Label> find(Line line) {
        List<Token> tokens = line.isOcr()
                ? Token.of(line.text()).stream().map(this::corrected).toList()
                : Token.of(line.text());
        List<Found> found = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from++) {
            for (Phrase phrase : byFirstToken.getOrDefault(tokens.get(from).text(), List.of())) {
                add(found, phrase, line, tokens, from);
            }
            for (Phrase phrase : openAtFirst) {
                add(found, phrase, line, tokens, from);
            }
        }
        found.sort(Comparator.comparingInt((Found one) -> one.to - one.from)
                .reversed()
                .thenComparingInt(Found::from));
        List<Found> kept = new ArrayList<>();
        for (Found one : found) {
            boolean covered = kept.stream()
                    .anyMatch(other -> one.from < other.to
                            && other.from < one.to
                            && !(one.from == other.from && one.to == other.to)
                            && !(isBeside(one, other) && one.phrase.role.kind() != other.phrase.role.kind()));
            if (!covered) {
                kept.add(one);
            }
        }
        return heads(line, kept.stream().map(one -> label(line, tokens, one)).toList()).stream()
                .filter(label -> label.opens()
                        || !FILLERS.contains(Fold.fold(label.span().text())))
                .toList();
    }

    /** In a row of nothing but heads each begins a cell, also where a picture shows no gap between them. */
    private static List<Label> heads(Line line, List<Label> labels) {
        boolean isHeads = labels.stream().map(Label::span).distinct().count() >= FEWEST_HEADS
                && line.text().chars().noneMatch(Character::isDigit);
        return !isHeads
                ? labels
                : labels.stream()
                        .map(label -> !label.opens() && isBehindAnother(label, labels) ? label.opening() : label)
                        .toList();
    }

    private static boolean isBehindAnother(Label label, List<Label> labels) {
        Span span = label.span();
        return labels.stream()
                .map(Label::span)
                .anyMatch(other -> other.end() <= span.start()
                        && NO_WORD.matcher(span.line().text().substring(other.end(), span.start()))
                                .matches());
    }

    private record Found(Phrase phrase, int from, int to) {}

    /** Neither holds the other: "the amount to pay before" says what an amount is, and what the date behind it. */
    private static boolean isBeside(Found one, Found other) {
        return one.from > other.from && one.to > other.to || one.from < other.from && one.to < other.to;
    }

    private void add(List<Found> found, Phrase phrase, Line line, List<Token> tokens, int from) {
        int to = end(phrase, line, tokens, from);
        if (to > from) {
            int first = from;
            while (first > 0
                    && FILLERS.contains(tokens.get(first - 1).text())
                    && !isBroken(
                            line.text(),
                            tokens.get(first - 1).end(),
                            tokens.get(first).start())) {
                first--;
            }
            found.add(new Found(phrase, first, to));
        }
    }

    /** Behind the last token of the phrase, or -1 where it does not stand there. */
    private static int end(Phrase phrase, Line line, List<Token> tokens, int from) {
        int at = from;
        for (int index = 0; index < phrase.tokens.size(); index++) {
            String wanted = phrase.tokens.get(index);
            int fillers = 0;
            while (index > 0
                    && at < tokens.size()
                    && fillers < 3
                    && !matches(wanted, tokens.get(at).text())
                    && FILLERS.contains(tokens.get(at).text())) {
                at++;
                fillers++;
            }
            if (at >= tokens.size() || !matches(wanted, tokens.get(at).text())) {
                return -1;
            }
            if (index > 0
                    && isBroken(
                            line.text(),
                            tokens.get(at - 1).end(),
                            tokens.get(at).start())) {
                return -1;
            }
            at++;
        }
        return at;
    }

    /** A colon or the gap of a column ends a label. */
    private static boolean isBroken(String text, int from, int to) {
        for (int index = from; index < to; index++) {
            char c = text.charAt(index);
            if (c == ':' || c == Line.COLUMN || c == ';') {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String wanted, String token) {
        if (wanted.length() > 1 && wanted.charAt(0) == '*') {
            return token.length() > wanted.length() && token.endsWith(wanted.substring(1));
        }
        return wanted.equals(token);
    }

    /** The words of the cell up to this letter, folded. */
    private static String lead(String text, int last) {
        int from = last;
        while (from > 0 && text.charAt(from - 1) != Line.COLUMN && text.charAt(from - 1) != Line.WIDE) {
            from--;
        }
        return Fold.fold(text.substring(from, last + 1)).strip();
    }

    private static Label label(Line line, List<Token> tokens, Found found) {
        int start = tokens.get(found.from).start();
        int end = tokens.get(found.to - 1).end();
        String text = line.text();
        boolean opens = true;
        for (int index = start - 1; index >= 0; index--) {
            char before = text.charAt(index);
            if (before == Line.COLUMN || before == Line.WIDE) {
                break;
            }
            if (Character.isLetterOrDigit(before)) {
                opens = LEADING.contains(lead(text, index));
                break;
            }
            if (before == ':' || before == '|') {
                break;
            }
        }
        int next = end;
        for (int index = found.to; index < tokens.size() && isFillerBehind(text, next, tokens.get(index)); index++) {
            next = tokens.get(index).end();
        }
        while (next < text.length() && isDecoration(text.charAt(next))) {
            next++;
        }
        boolean marked = next >= text.length() || text.charAt(next) == ':' || text.charAt(next) == Line.COLUMN;
        return new Label(
                modified(found.phrase.role, text, end),
                found.phrase.strength,
                found.phrase.language,
                line.span(start, end),
                opens,
                marked);
    }

    /** As "du" in "date du :". */
    private static boolean isFillerBehind(String text, int end, Token token) {
        return FILLERS.contains(token.text())
                && text.substring(end, token.start()).equals(" ");
    }

    /** "Total (excl. VAT)": what follows a label of a total says which of the totals it is. */
    private static Role modified(Role role, String text, int end) {
        if (role != Role.GROSS && role != Role.NET && role != Role.PAYABLE) {
            return role;
        }
        int until = end;
        while (until < text.length()
                && until - end < FARTHEST_MODIFIER
                && text.charAt(until) != Line.COLUMN
                && text.charAt(until) != ':'
                && !Character.isDigit(text.charAt(until))) {
            until++;
        }
        for (Token token : Token.of(text.substring(end, until))) {
            if (WITHOUT_VAT.contains(token.text())) {
                return Role.NET;
            }
            if (WITH_VAT.contains(token.text())) {
                return Role.GROSS;
            }
        }
        return role;
    }

    private static boolean isDecoration(char c) {
        return c == ' ' || c == '.' || c == Line.WIDE || c == '°' || c == '*' || c == ')' || c == '…' || c == '_';
    }

    private Token corrected(Token token) {
        String text = token.text();
        if (text.length() < SHORTEST_CORRECTED || vocabulary.contains(text) || Character.isDigit(text.charAt(0))) {
            return token;
        }
        int allowed = text.length() >= LONG ? 2 : 1;
        String best = null;
        int least = allowed + 1;
        for (int length = Math.max(SHORTEST_CORRECTED, text.length() - allowed);
                length <= text.length() + allowed;
                length++) {
            for (String word : byLength.getOrDefault(length, List.of())) {
                int distance = distance(text, word, least);
                if (distance < least) {
                    least = distance;
                    best = word;
                }
            }
        }
        return best == null ? token : new Token(best, token.start(), token.end());
    }

    /** How many letters differ; {@code limit} where they are that many or more. */
    private static int distance(String one, String other, int limit) {
        int[] previous = new int[other.length() + 1];
        int[] current = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            current[0] = row;
            int least = row;
            for (int column = 1; column <= other.length(); column++) {
                int changed = previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, Math.min(previous[column], current[column - 1]) + 1);
                least = Math.min(least, current[column]);
            }
            if (least >= limit) {
                return limit;
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[other.length()];
    }

    private static LabelBook load() {
        LabelBook book = new LabelBook();
        resource(RESOURCE).lines().forEach(book::addLine);
        book.vocabulary.forEach(word -> book.byLength
                .computeIfAbsent(word.length(), none -> new ArrayList<>())
                .add(word));
        return book;
    }

    private void addLine(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        String[] parts = line.split(" ", 4);
        Role role = Role.named(parts[0]);
        int strength = Integer.parseInt(parts[1]);
        for (String written : parts[3].split(";", -1)) {
            List<String> tokens = tokens(written);
            if (tokens.isEmpty()) {
                continue;
            }
            Phrase phrase = new Phrase(role, strength, parts[2], tokens);
            vocabulary.addAll(tokens);
            if (tokens.getFirst().startsWith("*")) {
                openAtFirst.add(phrase);
            } else {
                byFirstToken
                        .computeIfAbsent(tokens.getFirst(), none -> new ArrayList<>())
                        .add(phrase);
            }
        }
    }

    private static List<String> tokens(String written) {
        List<String> all = Arrays.stream(Fold.fold(written.strip()).split("[\\s/.'-]+"))
                .filter(token -> !token.isEmpty())
                .flatMap(token -> token.startsWith("*") ? Stream.of(token) : Token.parts(token).stream())
                .map(Token::number)
                .toList();
        List<String> telling =
                all.stream().filter(token -> !FILLERS.contains(token)).toList();
        // "montant du" says more than "montant"
        boolean isAbbreviation = telling.stream().anyMatch(token -> token.length() == 1);
        return telling.size() > 1 && !isAbbreviation ? telling : all;
    }

    static String resource(String name) {
        try (@Nullable InputStream in = LabelBook.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
