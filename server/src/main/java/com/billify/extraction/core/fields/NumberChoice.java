package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Chooses the number of the document among the codes that stand where its label says. */
final class NumberChoice {
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
    private static final Pattern LIKE_A_DATE = Pattern.compile("\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}");
    private static final Pattern LIKE_POSTCODE = Pattern.compile("(?:[A-Z]{1,2}-?)?\\d{4,5}");
    private static final Pattern PHONE_BEFORE = Pattern.compile(
            "(?i)(?:.*[^\\p{L}])?(?:tel|gsm|fax|phone|telephone|mobiel|telefoon|t\\.|f\\.)[^\\p{L}\\d]*$");

    private static final Pattern REFERENCE = Pattern.compile("(?:la )?(?:reference|referentie|referenz|ref\\.?)");
    private static final Pattern MISTAKABLE = Pattern.compile("\\d[OIlSBZ]|[OIl]\\d|\\p{Lu}[10](?![\\p{L}\\d])");
    private static final Pattern YOURS =
            Pattern.compile("^(?:uw|votre|your|ihre?r?)(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Scene scene;
    private final Weights weights;
    private final Sections sections;

    NumberChoice(Scene scene, Weights weights) {
        this.scene = scene;
        this.weights = weights;
        this.sections = new Sections(scene);
    }

    Optional<Candidate> choose() {
        return best(candidates()).or(this::calledYours).or(this::calledReference);
    }

    private static Optional<Candidate> best(List<Candidate> candidates) {
        return candidates.stream()
                .max(Comparator.comparingDouble(Candidate::logit))
                .filter(best -> best.logit() > -1.5);
    }

    /** "Your invoice number" is the one that is credited; but on a paper that has no other, it is its own. */
    private Optional<Candidate> calledYours() {
        boolean isCredit = DocumentKind.of(scene)
                .filter(title -> title.kind() == DocumentKind.CREDIT_NOTE)
                .isPresent();
        return isCredit
                ? Optional.empty()
                : best(candidates(
                        Role.CREDITED_NUMBER,
                        label -> YOURS.matcher(label.span().text()).find()));
    }

    /** "Reference" beside the date of issue, on a paper that calls nothing its number; never sure. */
    private Optional<Candidate> calledReference() {
        return best(candidates(
                Role.OTHER_NUMBER,
                label -> REFERENCE.matcher(Fold.fold(label.span().text())).matches() && isAmongFacts(label)));
    }

    List<Candidate> candidates() {
        return candidates(Role.INVOICE_NUMBER, label -> true);
    }

    private List<Candidate> candidates(Role wanted, Predicate<Label> meant) {
        List<Candidate> candidates = new ArrayList<>();
        boolean isOnlyGeneric = scene.labels().stream()
                .filter(label -> label.role() == Role.INVOICE_NUMBER)
                .allMatch(NumberChoice::isGeneric);
        for (Printed.Code code : scene.codes()) {
            Map<Role, Link> links = scene.links(code);
            Link own = links.get(wanted);
            if (own == null || !meant.test(own.label())) {
                continue;
            }
            double other = wanted == Role.OTHER_NUMBER ? 0 : weight(links, Role.OTHER_NUMBER);
            double credited = wanted == Role.CREDITED_NUMBER ? 0 : weight(links, Role.CREDITED_NUMBER);
            double rival = Math.max(other, credited);
            String packed = code.value().replace(" ", "");
            String digits = packed.replaceAll("\\D", "");
            long repeats = scene.codes().stream()
                    .filter(twin -> twin.span() != code.span()
                            && twin.value().replace(" ", "").equals(packed))
                    .count();
            String before = code.span().line().text().substring(0, code.span().start());
            boolean isExtended = scene.codes().stream()
                    .anyMatch(shorter -> shorter != code
                            && shorter.span().line() == code.span().line()
                            && shorter.span().start() == code.span().start()
                            && shorter.span().end() < code.span().end());
            boolean isPart = scene.codes().stream()
                    .anyMatch(longer -> longer != code && longer.span().holds(code.span()));
            boolean isTail = isBehindGroup(code);
            boolean isContested = isExtended || isTail || isCutShort(code);
            boolean isTitled = scene.labels().stream()
                    .anyMatch(label -> label.role() == Role.INVOICE_NUMBER
                            && label.span().line() == code.span().line()
                            && label.span().end() <= own.label().span().start());
            Features features = new Features()
                    .with("link", own.weight())
                    .with("learnt", own.label().isLearnt())
                    .with("generic", isGeneric(own.label()) && !isTitled)
                    .with("only-label", isOnlyGeneric && own.label().marked())
                    .with("titled", isTitled)
                    .with("seller-part", sections.within(Role.SELLER, code.span()))
                    .with("buyer-part", sections.within(Role.BUYER, code.span()))
                    .with("strong", own.weight() >= 0.85)
                    .with("fair", own.weight() >= 0.6)
                    .with("right", own.relation() == Link.Relation.RIGHT)
                    .with("below", own.relation() == Link.Relation.BELOW)
                    .with("above", own.relation() == Link.Relation.ABOVE)
                    .with("rival", rival)
                    .with("overruled", rival > own.weight())
                    .with("beaten", Math.max(0, rival - own.weight()))
                    .with("letters", packed.chars().anyMatch(Character::isLetter))
                    .with(
                            "many-letters",
                            packed.chars().filter(Character::isLetter).count() > 6)
                    .with("digits-few", digits.length() < 3)
                    .with("digits-one", digits.length() < 2)
                    .with("digits-many", digits.length() > 12)
                    .with("year-only", YEAR.matcher(packed).matches())
                    .with("has-year", packed.contains("20") && digits.length() > 5)
                    .with("date-like", LIKE_A_DATE.matcher(packed).matches())
                    .with("postcode", LIKE_POSTCODE.matcher(packed).matches() && isBeforeWord(code))
                    .with("repeats", Math.min(3, repeats))
                    .with("in-reference", isInReference(digits))
                    .with("in-table", sumsBeside(code) >= 2)
                    .with("beside-sum", sumsBeside(code) == 1)
                    .with("bracketed", before.endsWith("("))
                    .with("extended", isExtended)
                    .with("part", isPart)
                    .with("contested", isContested)
                    .with("tail", isTail)
                    .with("said-again", isContested && repeats > 0)
                    .with("borrowed", wanted != Role.INVOICE_NUMBER)
                    .with("among-facts", isGeneric(own.label()) && isAmongFacts(own.label()))
                    .with("fills", isExtended && fillsItsCell(code))
                    .with("top", 1 - scene.depth(code.span()))
                    .with("first-page", scene.isFirstPage(code.span()))
                    .with("phone", PHONE_BEFORE.matcher(before).matches())
                    .with("large", code.span().line().height() > scene.print().height() * 1.25)
                    .with("doubt", 1 - code.span().confidence());
            candidates.add(new Candidate(
                    code.value(), code.span(), own.reason(), features, weights.logit("number", features)));
        }
        return candidates;
    }

    /** More groups follow at the distance of a word: the number may be longer. */
    private boolean isCutShort(Printed.Code code) {
        return scene.codes().stream()
                .anyMatch(longer -> longer.span().line() == code.span().line()
                        && longer.span().start() == code.span().start()
                        && longer.span().end() > code.span().end());
    }

    /** It goes on where another group of the same number ends. */
    private boolean isBehindGroup(Printed.Code code) {
        return scene.codes().stream()
                .anyMatch(longer -> longer.span().line() == code.span().line()
                        && longer.span().start() < code.span().start()
                        && longer.span().end() >= code.span().end()
                        && longer.span()
                                        .text()
                                        .charAt(code.span().start()
                                                - longer.span().start()
                                                - 1)
                                == ' ');
    }

    /** "Number" beside or below "date" is that of the document. */
    private boolean isAmongFacts(Label label) {
        Box box = label.span().box();
        double height = label.span().line().height();
        boolean isOneOfSeveral = isGeneric(label)
                && scene.labels().stream()
                        .anyMatch(other -> other.role() == label.role()
                                && isGeneric(other)
                                && other.span().line() == label.span().line()
                                && other.span().start() != label.span().start());
        return !isOneOfSeveral
                && scene.labels().stream()
                        .filter(other -> other.role() == Role.ISSUE_DATE || other.role() == Role.DUE_DATE)
                        .filter(other -> other.opens()
                                && other.span().page() == label.span().page())
                        .anyMatch(other -> other.span().line() == label.span().line()
                                || Math.abs(other.span().box().x() - box.x()) < height
                                        && Math.abs(other.span().box().y() - box.y()) < 2.5 * height);
    }

    /** Nothing stands behind it before the next column. */
    private static boolean fillsItsCell(Printed.Code code) {
        String text = code.span().line().text();
        int end = code.span().end();
        while (end < text.length() && " .,;".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end == text.length() || text.charAt(end) == Line.COLUMN || text.charAt(end) == Line.WIDE;
    }

    /**
     * Where a number that is printed in groups ends is beyond doubt only if the paper says it twice, or the groups are all that stands
     * in the cell behind its label. In a picture a letter among digits may be one of them, and a lone digit behind letters a letter.
     */
    static boolean isUndecided(Candidate number) {
        Features features = number.features();
        boolean isSaidTwice =
                features.get("repeats") > 0 || features.get("in-reference") > 0 || features.get("learnt") > 0;
        boolean isMistakable = number.span().line().isOcr()
                && MISTAKABLE.matcher(number.value()).find();
        boolean isOpen = features.get("contested") > 0 && features.get("fills") == 0;
        return features.get("borrowed") > 0 || (isOpen || isMistakable) && !isSaidTwice;
    }

    /** "No." alone, of whatever. */
    static boolean isGeneric(Label label) {
        return Token.of(label.span().text()).stream()
                .allMatch(token -> token.text().equals(Token.NUMBER));
    }

    private long sumsBeside(Printed.Code code) {
        return scene.sums().stream()
                .filter(sum -> sum.isMoney() && sum.span().line() == code.span().line())
                .count();
    }

    private boolean isInReference(String digits) {
        return digits.length() >= 4
                && scene.references().stream()
                        .anyMatch(reference -> reference.value().contains(digits));
    }

    /** As the postcode before a town. */
    private static boolean isBeforeWord(Printed.Code code) {
        String text = code.span().line().text();
        return text.substring(code.span().end()).matches("[ \u2002]\\p{L}{3,}.*");
    }

    static double weight(Map<Role, Link> links, Role role) {
        Link link = links.get(role);
        return link == null ? 0 : link.weight();
    }
}
