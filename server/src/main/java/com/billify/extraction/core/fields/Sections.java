package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Box;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whose part of the page a place is in: the seller's, the buyer's, or of neither. */
final class Sections {
    /** How far below its heading the lines about a party may stand, in heights of a line. */
    private static final double DEEPEST = 13;

    private static final Pattern CONTACT = Pattern.compile(
            "@|www\\.|https?:|\\btel\\b|tel[.:]|telefoon|t[ée]l[ée]phone|telefon|phone|\\bfon\\b|\\bfax\\b|iban|\\bbic\\b|\\brpr\\b|\\brpm\\b|\\bkbo\\b|\\bbce\\b|gsm|handelsregister|gesch[aä]ftsf",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Scene scene;
    private final List<Label> headings;

    Sections(Scene scene) {
        this.scene = scene;
        this.headings = scene.labels().stream()
                .filter(label -> label.role().kind() == Role.Kind.PARTY && label.opens() && isHeading(label))
                .toList();
    }

    /** A short word that may as well begin a sentence needs a colon or a cell of its own. */
    private static boolean isHeading(Label label) {
        return label.marked() || (label.strength() == 3 && label.span().text().length() > 9);
    }

    /** How surely the place belongs to this party, 0 to 1, by the nearest heading that governs it. */
    double within(Role party, Span place) {
        Label nearest = null;
        double least = Double.MAX_VALUE;
        for (Label heading : headings) {
            double distance = distance(heading, place);
            if (distance < least) {
                least = distance;
                nearest = heading;
            }
        }
        return nearest == null || nearest.role() != party ? 0 : Math.max(0.2, 1 - least / (DEEPEST * 1.5));
    }

    private double distance(Label heading, Span place) {
        if (heading.span().page() != place.page() || heading.span().overlaps(place)) {
            return Double.MAX_VALUE;
        }
        Box head = heading.span().box();
        Box box = place.box();
        double height = scene.print().height();
        double width = scene.print().page(place.page()).width();
        if (heading.span().line() == place.line()) {
            return box.x() >= head.right() && box.x() - head.right() < width * 0.4 ? 0.5 : Double.MAX_VALUE;
        }
        double down = (box.y() - head.bottom()) / height;
        boolean isColumn = Math.abs(box.x() - head.x()) < width * 0.07
                || (box.x() > head.x() && box.x() - head.x() < width * 0.4)
                || (box.x() < head.right() && head.x() < box.right());
        return down < -0.5 || down > DEEPEST || !isColumn
                ? Double.MAX_VALUE
                : Math.max(0, down) + Math.abs(box.x() - head.x()) / width * 10;
    }

    /** Phone, mail, bank or register beside it: what a firm prints about itself. */
    boolean nearContact(Span place, double heights) {
        double height = scene.print().height();
        for (Line line : scene.print().lines()) {
            if (line.page() != place.page()
                    || Math.abs(line.box().y() - place.box().y()) > heights * height) {
                continue;
            }
            for (Span cell : line.cells()) {
                Box box = cell.box();
                boolean beside = box.x() < place.box().right() + 2 * height
                        && place.box().x() - 2 * height < box.right();
                if (beside && CONTACT.matcher(cell.text()).find()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** One of the company's own names stands in the lines around it. */
    boolean nearOwnName(Span place, double heights) {
        double height = scene.print().height();
        for (Line line : scene.print().lines()) {
            if (line.page() == place.page()
                    && Math.abs(line.box().y() - place.box().y()) <= heights * height) {
                for (Span cell : line.cells()) {
                    boolean beside = cell.box().x() < place.box().right() + height
                            && place.box().x() - height < cell.box().right();
                    if (beside && isOwnName(cell.text())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    boolean isOwnName(String text) {
        String folded = plain(text);
        return scene.known().own().names().stream()
                .map(Sections::plain)
                .anyMatch(name -> name.length() >= 4 && folded.contains(name));
    }

    private static String plain(String text) {
        return Fold.fold(text).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
