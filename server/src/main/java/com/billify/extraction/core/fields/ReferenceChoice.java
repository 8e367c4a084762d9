package com.billify.extraction.core.fields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chooses what to write on the payment: a reference with check digits, else what a label says to write. */
final class ReferenceChoice {
    private static final Pattern SENTENCE =
            Pattern.compile("(?i).*(?:bij betaling|gelieve|svp|s\\.v\\.p|please|bitte|lors de|avec votre).*");
    private static final int LONGEST_WORDS = 5;

    private final Scene scene;
    private final Weights weights;

    ReferenceChoice(Scene scene, Weights weights) {
        this.scene = scene;
        this.weights = weights;
    }

    Optional<Candidate> choose(@Nullable Candidate invoiceNumber) {
        return candidates(invoiceNumber).stream()
                .max(Comparator.comparingDouble(Candidate::logit))
                .filter(best -> best.logit() > -0.4);
    }

    List<Candidate> candidates(@Nullable Candidate invoiceNumber) {
        List<Candidate> candidates = new ArrayList<>();
        long distinct = scene.references().stream()
                .map(Printed.Reference::value)
                .distinct()
                .count();
        for (Printed.Reference reference : scene.references()) {
            double labelled =
                    NumberChoice.weight(scene.linking().links(reference.span(), Role.Kind.TEXT), Role.REFERENCE);
            boolean inCode = scene.print().codes().stream()
                    .flatMap(code -> PaymentCode.of(code.text()).stream())
                    .anyMatch(code -> code.reference() != null
                            && code.reference().replaceAll("[^0-9A-Z]", "").equals(reference.value()));
            Map<Role, Link> codes = scene.linking().links(reference.span(), Role.Kind.CODE);
            Features features = new Features()
                    .with("proven", 1)
                    .with("decorated", reference.isDecorated())
                    .with("label", labelled)
                    .with("sole", distinct == 1)
                    .with("other-label", NumberChoice.weight(codes, Role.OTHER_NUMBER))
                    .with("in-code", inCode);
            candidates.add(new Candidate(
                    reference.value(),
                    reference.span(),
                    "check digits hold",
                    features,
                    weights.logit("reference", features)));
        }
        for (Label label : scene.labels()) {
            if (label.role() == Role.REFERENCE) {
                beside(label).ifPresent(span -> {
                    String value = span.text().replaceAll("[\\s\u2002]+", " ").strip();
                    boolean isNumber = invoiceNumber != null && packed(value).equals(packed(invoiceNumber.value()));
                    boolean holdsNumber = invoiceNumber != null
                            && packed(invoiceNumber.value()).length() >= 3
                            && packed(value).contains(packed(invoiceNumber.value()));
                    Features features = new Features()
                            .with("free", 1)
                            .with("label", label.weight())
                            .with("marked", label.marked())
                            .with("is-number", isNumber)
                            .with("holds-number", holdsNumber)
                            .with(
                                    "digits",
                                    value.chars().filter(Character::isDigit).count() >= 3)
                            .with("no-digits", value.chars().noneMatch(Character::isDigit))
                            .with("words", Math.max(0, value.split(" ").length - 2))
                            .with(
                                    "sentence",
                                    SENTENCE.matcher(span.line().text()).matches())
                            .with(
                                    "labelled-part",
                                    scene.labels().stream()
                                            .anyMatch(other -> other.span().overlaps(span)
                                                    && other.role() != Role.INVOICE_NUMBER));
                    candidates.add(new Candidate(
                            value,
                            span,
                            new Link(label, Link.Relation.RIGHT, 1).reason(),
                            features,
                            weights.logit("reference", features)));
                });
            }
        }
        return candidates;
    }

    /** The rest of the label's cell, or the next cell. */
    private Optional<Span> beside(Label label) {
        Line line = label.span().line();
        String text = line.text();
        int start = label.span().end();
        while (start < text.length()
                && !Character.isLetterOrDigit(text.charAt(start))
                && text.charAt(start) != '+'
                && text.charAt(start) != '*') {
            start++;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) != Line.COLUMN) {
            end++;
        }
        if (start >= end) {
            return Optional.empty();
        }
        String value = text.substring(start, end).strip();
        boolean isShort = value.split("[\\s\u2002]+").length <= LONGEST_WORDS;
        return isShort && value.length() >= 3
                ? Optional.of(line.span(start, start + value.length()))
                : Optional.empty();
    }

    private static String packed(String text) {
        return Fold.fold(text).replaceAll("[^a-z0-9]", "");
    }
}
