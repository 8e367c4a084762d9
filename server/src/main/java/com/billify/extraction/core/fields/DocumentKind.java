package com.billify.extraction.core.fields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a document says of itself by its title. */
enum DocumentKind {
    INVOICE(""),
    CREDIT_NOTE(""),
    REMINDER("a reminder"),
    STATEMENT("a statement of account"),
    QUOTE("a quote"),
    ORDER("an order"),
    DELIVERY("a delivery note"),
    PRO_FORMA("a pro-forma invoice");

    private static final String RESOURCE = "titles.txt";
    private static final Pattern SPACED = Pattern.compile("(?<!\\p{L})(?:\\p{L}[ \u2002\t]){4,}\\p{L}(?!\\p{L})");
    /** What a letter is about; "reminder" behind it says what the letter is, "order" only what an invoice is for. */
    private static final Pattern SUBJECT = Pattern.compile(
            "^(?:objet|concerne|betreft|onderwerp|betreff|subject|re)[ \u2002]?:[ \u2002]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern BLANKS = Pattern.compile("[ \u2002\t]");
    private static final List<Title> TITLES = load();
    /** A title stands in the upper part of the first page. */
    private static final double LOWEST = 0.55;
    /** Letters of a title, in those of most lines. */
    private static final double LARGE = 1.2;

    private static final int BEYOND_DOUBT = 3;
    /** Of a height: lines that differ by less are of one list; words of a picture are as high as their ink. */
    private static final double ALIKE = 0.3;
    /** What is printed as all the rest, and alone in its cell, reaches this at the head of the page. */
    private static final double LEAST_OTHER = 1.6;

    private final String description;

    DocumentKind(String description) {
        this.description = description;
    }

    /** In words, for the message that refuses it. */
    String description() {
        return description;
    }

    /** The name outside: {@code pro-forma}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isInvoice() {
        return this == INVOICE || this == CREDIT_NOTE;
    }

    private record Title(DocumentKind kind, List<String> tokens) {}

    /**
     * A title as it stands on the page.
     *
     * @param size of its letters, in those of most lines
     * @param isAlone nothing else stands on its line
     * @param prominence how much it looks like the title of the document
     */
    record Sighting(DocumentKind kind, Span span, double size, boolean isAlone, double prominence) {
        boolean standsOut() {
            boolean isLabel = span.text().contains(":") || span.line().cells().size() > 2;
            return !isLabel && (size >= LARGE || isAlone);
        }
    }

    /**
     * The title; empty where none is found. Another kind than an invoice must stand out as a title does: in a row of labels
     * "order" says no more than that an order is named.
     */
    static Optional<Sighting> of(Scene scene) {
        List<Sighting> all = sightings(scene);
        Optional<Sighting> invoice = best(all, true);
        Optional<Sighting> other = best(
                        all.stream()
                                .filter(Sighting::standsOut)
                                .filter(sighting -> !isFactOfInvoice(scene, sighting))
                                .toList(),
                        false)
                .filter(sighting -> sighting.prominence >= LEAST_OTHER);
        if (invoice.isEmpty() || other.isEmpty()) {
            return other.or(() -> invoice);
        }
        double invoiceSize = invoice.get().size;
        double otherSize = other.get().size;
        boolean isOther = otherSize > invoiceSize * 1.1
                || (otherSize > invoiceSize * 0.95 && other.get().prominence > invoice.get().prominence);
        return isOther ? other : invoice;
    }

    /** "Bon de commande" in letters as all the rest has is what an invoice says of its order, where it also says when to pay. */
    private static boolean isFactOfInvoice(Scene scene, Sighting sighting) {
        boolean isNamedOnInvoices = sighting.kind == ORDER || sighting.kind == QUOTE || sighting.kind == DELIVERY;
        return isNamedOnInvoices
                && (sighting.size < LARGE || isInList(scene, sighting.span))
                && scene.labels().stream()
                        .filter(label -> !label.span().overlaps(sighting.span))
                        .anyMatch(label -> label.role() == Role.DUE_DATE && label.strength() == BEYOND_DOUBT
                                || label.role() == Role.INVOICE_NUMBER
                                        && label.strength() == BEYOND_DOUBT
                                        && !NumberChoice.isGeneric(label));
    }

    /** Lines of its height, with a figure, stand above and below it in its column; a title stands by itself. */
    private static boolean isInList(Scene scene, Span cell) {
        double height = cell.line().height();
        return scene.print().lines().stream()
                        .filter(line -> line.page() == cell.page() && line != cell.line())
                        .filter(line -> Math.abs(line.height() - height) < ALIKE * height)
                        .flatMap(line -> line.cells().stream())
                        .filter(other -> Math.abs(other.box().x() - cell.box().x()) < height
                                && Math.abs(other.box().y() - cell.box().y()) < 2.5 * height
                                && other.text().chars().anyMatch(Character::isDigit))
                        .limit(2)
                        .count()
                > 1;
    }

    private static Optional<Sighting> best(List<Sighting> all, boolean ofInvoices) {
        return all.stream()
                .filter(sighting -> sighting.kind.isInvoice() == ofInvoices)
                .max(Comparator.comparingDouble(Sighting::prominence));
    }

    static List<Sighting> sightings(Scene scene) {
        List<Sighting> sightings = new ArrayList<>();
        for (Line line : scene.print().lines()) {
            if (!scene.isFirstPage(line.span(0, 0)) || scene.depth(line.span(0, 0)) > LOWEST) {
                continue;
            }
            for (Span cell : line.cells()) {
                sighting(scene, cell).ifPresent(sightings::add);
                subject(scene, cell).ifPresent(sightings::add);
            }
        }
        return sightings;
    }

    private static Optional<Sighting> subject(Scene scene, Span cell) {
        Matcher subject = SUBJECT.matcher(cell.text());
        if (!subject.find()
                || subject.end() == cell.text().length()
                || cell.line().cells().size() > 1) {
            return Optional.empty();
        }
        return sighting(scene, cell.line().span(cell.start() + subject.end(), cell.end()))
                .filter(title -> title.kind == REMINDER)
                .map(title -> new Sighting(title.kind, title.span, title.size, true, title.prominence));
    }

    /** The titles of invoices on a line as labels: the number of the document often follows them. */
    static List<Label> labels(Line line) {
        List<Label> labels = new ArrayList<>();
        Matcher spaced = SPACED.matcher(line.text());
        while (spaced.find()) {
            List<Token> word = Token.of(BLANKS.matcher(spaced.group()).replaceAll(""));
            boolean isTitle = TITLES.stream()
                    .anyMatch(title -> title.kind.isInvoice() && title.tokens.size() == 1 && stands(title, word, 0));
            if (isTitle) {
                labels.add(new Label(Role.INVOICE_NUMBER, 2, "", line.span(spaced.start(), spaced.end()), true, true));
            }
        }
        for (Span cell : line.cells()) {
            List<Token> tokens = Token.of(cell.text());
            TITLES.stream()
                    .filter(title -> title.kind.isInvoice() && stands(title, tokens, 0))
                    .max(Comparator.comparingInt(title -> title.tokens.size()))
                    .ifPresent(title -> {
                        Token last = tokens.get(title.tokens.size() - 1);
                        labels.add(new Label(
                                Role.INVOICE_NUMBER,
                                2,
                                "",
                                line.span(cell.start(), cell.start() + last.end()),
                                true,
                                false));
                    });
        }
        return labels;
    }

    private static Optional<Sighting> sighting(Scene scene, Span cell) {
        List<Token> tokens = Token.of(spaced(cell.text()));
        Title best = null;
        int bestAt = 0;
        for (int from = 0; from < Math.min(3, tokens.size()); from++) {
            for (Title title : TITLES) {
                boolean longer = best == null || title.tokens.size() > best.tokens.size();
                if (longer && stands(title, tokens, from)) {
                    best = title;
                    bestAt = from;
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        long words = tokens.stream()
                .takeWhile(token -> !Character.isDigit(token.text().charAt(0)))
                .filter(token -> Character.isLetter(token.text().charAt(0))
                        && token.text().length() > 1)
                .count();
        double others = words - best.tokens.size();
        double size = cell.line().height() / scene.print().height();
        boolean isUpper = cell.text().equals(cell.text().toUpperCase(java.util.Locale.ROOT));
        boolean isMarked = cell.text().strip().endsWith(":") || isFollowedByValue(cell);
        double prominence = Math.min(3, size) * 2
                - others * 0.7
                - bestAt * 1.2
                - scene.depth(cell) * 2
                + (isUpper ? 0.6 : 0)
                + (others == 0 ? 0.8 : 0)
                - (isMarked ? 1.6 : 0);
        return Optional.of(new Sighting(
                best.kind,
                cell,
                size,
                cell.text().length() == cell.line().text().length(),
                prominence));
    }

    /** "F A C T U U R" is a word. */
    private static String spaced(String text) {
        return SPACED.matcher(text)
                .replaceAll(found -> BLANKS.matcher(found.group()).replaceAll(""));
    }

    /** A label of a form, not a title: something stands beside it in its line. */
    private static boolean isFollowedByValue(Span cell) {
        String text = cell.line().text();
        return cell.end() < text.length() && cell.text().contains(":");
    }

    private static boolean stands(Title title, List<Token> tokens, int from) {
        if (from + title.tokens.size() > tokens.size()) {
            return false;
        }
        for (int index = 0; index < title.tokens.size(); index++) {
            String wanted = title.tokens.get(index);
            String token = tokens.get(from + index).text();
            boolean matches = wanted.startsWith("*") ? token.endsWith(wanted.substring(1)) : wanted.equals(token);
            if (!matches) {
                return false;
            }
        }
        return true;
    }

    private static List<Title> load() {
        List<Title> titles = new ArrayList<>();
        LabelBook.resource(RESOURCE)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    String[] parts = line.split(" ", 2);
                    DocumentKind kind =
                            valueOf(parts[0].toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
                    for (String phrase : parts[1].split(";", -1)) {
                        titles.add(new Title(
                                kind,
                                Token.of(phrase.strip().replace("*", "")).stream()
                                        .map(Token::text)
                                        .map(text -> phrase.contains("*") ? "*" + text : text)
                                        .toList()));
                    }
                });
        return List.copyOf(titles);
    }
}
