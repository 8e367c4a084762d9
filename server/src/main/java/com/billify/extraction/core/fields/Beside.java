package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Box;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands beside a value, whether it is a label that is known or not. */
final class Beside {
    /** Of a longer phrase only the last ones are its label. */
    static final int MOST_WORDS = 4;
    /** Heights of a line between a value and what stands above it. */
    private static final double FARTHEST_ABOVE = 2.2;

    private Beside() {}

    /** The words before the value on its line, else those above it; folded, with a blank between them. */
    static Optional<String> label(Scene scene, Span value) {
        List<Token> before = Token.of(value.line().text().substring(0, value.start()));
        List<Token> near = before.subList(Math.max(0, before.size() - MOST_WORDS), before.size());
        String left = words(lastPhrase(near, value.line().text()));
        boolean opens = value.start() == 0 || value.line().text().charAt(value.start() - 1) == Line.COLUMN;
        Optional<String> above = above(scene, value);
        return opens && above.isPresent() && isFarther(value, before)
                ? above
                : left.isEmpty() ? above : Optional.of(left);
    }

    /** In a table the head above is nearer than the neighbour's value. */
    private static boolean isFarther(Span value, List<Token> before) {
        return before.isEmpty()
                || Character.isDigit(before.getLast().text().charAt(0))
                || value.line().cells().size() > 2;
    }

    private static List<Token> lastPhrase(List<Token> tokens, String line) {
        for (int index = tokens.size() - 1; index > 0; index--) {
            String gap = line.substring(
                    tokens.get(index - 1).end(), tokens.get(index).start());
            if (gap.indexOf(Line.COLUMN) >= 0) {
                return tokens.subList(index, tokens.size());
            }
        }
        return tokens;
    }

    private static Optional<String> above(Scene scene, Span value) {
        Box place = value.box();
        Span best = null;
        double least = FARTHEST_ABOVE;
        for (Line line : scene.print().lines()) {
            if (line.page() != value.page() || line == value.line()) {
                continue;
            }
            double up = (place.y() - line.box().bottom()) / value.line().height();
            for (Span cell : line.cells()) {
                Box box = cell.box();
                boolean isColumn = box.x() < place.right() && place.x() < box.right();
                if (isColumn && up > -0.5 && up < least) {
                    least = up;
                    best = cell;
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        String words = words(Token.of(best.text()));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    /** Empty where a number stands among them, or no word of two letters. */
    private static String words(List<Token> tokens) {
        List<Token> telling = tokens;
        while (!telling.isEmpty() && isNumber(telling.getFirst())) {
            telling = telling.subList(1, telling.size());
        }
        boolean isText = telling.stream().noneMatch(Beside::isNumber)
                && telling.stream().anyMatch(token -> token.text().length() > 1);
        return isText && telling.size() <= MOST_WORDS
                ? telling.stream().map(Token::text).collect(Collectors.joining(" "))
                : "";
    }

    private static boolean isNumber(Token token) {
        return Character.isDigit(token.text().charAt(0));
    }
}
