package com.billify.extraction.core.fields;

import com.billify.extraction.core.VatSubtotal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the totals together: without VAT, VAT, and with it. What adds up and bears the right labels wins over what only
 * bears one.
 */
final class SumChoice {
    private static final BigDecimal CENT = new BigDecimal("0.02");
    private static final double[] RATES = {
        21, 6, 12, 20, 19, 7, 5.5, 10, 9, 17, 8, 3, 14, 16, 8.1, 2.6, 7.7, 2.5, 13, 25, 22, 23, 18, 4, 5, 2.1, 20.6
    };
    /** No VAT is more than this part of the amount below it. */
    private static final double HIGHEST_RATE = 0.275;

    private static final int WIDEST_SEARCH = 40;
    /** Logarithms of the odds that totals must reach to be answered. */
    private static final double LEAST = -2.5;

    private static final double LEAST_LABELLED = -5;
    private static final double LABELLED = 0.6;
    private static final double PART = 3;
    private static final double CHANCE = 2;
    private static final double UNEXPLAINED = 6;
    private static final double OUTDONE = 4;

    private static final Pattern EXEMPT = Pattern.compile(
            "verlegd|medecontractant|cocontractant|autoliquidation|reverse[ -]charge|vrijgesteld|vrijstelling|exon[ée]r|exempt|franchise|niet onderworpen"
                    + "|non (?:soumis|assujetti)|niet van toepassing|niet toepasselijk|non applicable|steuerfrei|steuerschuldnerschaft|kleinunternehmer|intracomm|innergemeinschaft|accounted for by (?:the )?(?:recipient|customer)|keine (?:umsatzsteuer|mwst|mehrwertsteuer)|§ ?19 (?:abs\\. ?1 )?ustg|geen btw|pas de tva|tva non due|no vat",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern RATE = Pattern.compile("(?<![\\d.,])(\\d{1,2}(?:[.,]\\d{1,2})?)[ \u2002]?%");

    private final Scene scene;
    private final Weights weights;
    private final List<Amount> amounts;
    private final List<VatSubtotal> subtotals;
    /** The paper says why there is no VAT. */
    private final boolean isExempt;

    SumChoice(Scene scene, Weights weights) {
        this.scene = scene;
        this.weights = weights;
        this.amounts = amounts();
        this.subtotals = subtotalsPrinted();
        this.isExempt = scene.print().lines().stream()
                .anyMatch(line -> EXEMPT.matcher(line.text()).find());
    }

    /**
     * An amount wherever it stands, without its sign.
     *
     * @param best its best link of each role, and where that is
     * @param isNegative anywhere
     */
    record Amount(
            BigDecimal size,
            Map<Role, Place> best,
            Place first,
            int count,
            boolean isNegative,
            double depth,
            double height,
            boolean isMoney) {
        double link(Role role) {
            Place place = best.get(role);
            return place == null || place.link == null ? 0 : place.link.weight();
        }

        Place place(Role role) {
            return best.getOrDefault(role, first);
        }

        /** Where it is called the total, or what is to be paid: what was paid of it may stand elsewhere with a minus sign. */
        boolean isNegativeTotal() {
            Place total = best.getOrDefault(Role.GROSS, best.get(Role.PAYABLE));
            return total == null ? isNegative : total.isNegative;
        }
    }

    record Place(Span span, @Nullable Link link, boolean isNegative) {}

    /** @param vat null where only the total is known; so the net amount */
    record Totals(@Nullable Amount net, @Nullable Amount vat, Amount gross, Features features, double logit) {
        Totals less(double odds) {
            return new Totals(net, vat, gross, features, logit - odds);
        }
    }

    private List<Amount> amounts() {
        Map<BigDecimal, List<Printed.Sum>> bySize = new LinkedHashMap<>();
        Map<Printed.Sum, Map<Role, Link>> links = new LinkedHashMap<>();
        for (Printed.Sum sum : scene.sums()) {
            Map<Role, Link> found = scene.links(sum);
            boolean isTotal = !isBesideMoney(sum)
                    && List.of(Role.NET, Role.VAT, Role.GROSS, Role.PAYABLE).stream()
                            .anyMatch(role ->
                                    found.containsKey(role) && found.get(role).weight() > 0.5);
            if (sum.isMoney() || isTotal) {
                links.put(sum, found);
                bySize.computeIfAbsent(sum.amount().abs().setScale(2, RoundingMode.HALF_UP), none -> new ArrayList<>())
                        .add(sum);
            }
        }
        List<Amount> all = new ArrayList<>();
        bySize.forEach((size, sums) -> {
            Map<Role, Place> best = new EnumMap<>(Role.class);
            double depth = 0;
            double height = 0;
            for (Printed.Sum sum : sums) {
                links.getOrDefault(sum, Map.of())
                        .forEach((role, link) -> best.merge(
                                role,
                                new Place(sum.span(), link, isNegative(sum)),
                                (one, other) -> weight(other) > weight(one) ? other : one));
                depth = Math.max(depth, sum.span().page() + scene.depth(sum.span()));
                height = Math.max(
                        height, sum.span().line().height() / scene.print().height());
            }
            all.add(new Amount(
                    size,
                    best,
                    new Place(sums.getLast().span(), null, isNegative(sums.getLast())),
                    sums.size(),
                    sums.stream().anyMatch(SumChoice::isNegative),
                    depth,
                    height,
                    sums.stream().anyMatch(Printed.Sum::isMoney)));
        });
        return all;
    }

    private static boolean isNegative(Printed.Sum sum) {
        return sum.amount().signum() < 0;
    }

    /** A number without cents is a count, or part of a date, where an amount with cents stands behind it. */
    private boolean isBesideMoney(Printed.Sum number) {
        return scene.sums().stream()
                .anyMatch(sum -> sum.isMoney()
                        && sum.span().line() == number.span().line()
                        && sum.span().start() > number.span().start());
    }

    /** Lines that name a rate, what it is taken of, and what it comes to; each once. */
    private List<VatSubtotal> subtotalsPrinted() {
        Set<VatSubtotal> found = new LinkedHashSet<>();
        for (Line line : scene.print().lines()) {
            Matcher rate = RATE.matcher(line.text());
            if (!rate.find()) {
                continue;
            }
            BigDecimal percent = new BigDecimal(rate.group(1).replace(',', '.'));
            List<BigDecimal> sums = scene.sums().stream()
                    .filter(sum -> sum.span().line() == line && sum.isMoney())
                    .map(sum -> sum.amount().abs().setScale(2, RoundingMode.HALF_UP))
                    .toList();
            for (BigDecimal base : sums) {
                for (BigDecimal tax : sums) {
                    if (base.signum() > 0 && isTax(base, tax, percent)) {
                        found.add(new VatSubtotal(percent.stripTrailingZeros(), base, tax));
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean isTax(BigDecimal base, BigDecimal tax, BigDecimal percent) {
        return Math.abs(base.doubleValue() * percent.doubleValue() / 100 - tax.doubleValue()) <= 0.03
                && (percent.signum() == 0) == (tax.signum() == 0);
    }

    /** The net amount is the total, and the paper says why. */
    boolean isWithoutVat(Totals totals) {
        return totals.net == totals.gross
                && totals.vat == null
                && isExempt
                && totals.gross.link(Role.NET) >= LABELLED
                && total(totals.gross) >= LABELLED;
    }

    /** The lines of rates where they add up to these totals; empty where they do not. */
    List<VatSubtotal> breakdown(Totals totals) {
        Amount net = totals.net;
        if (net == null || subtotals.isEmpty()) {
            return List.of();
        }
        BigDecimal base = subtotals.stream().map(SumChoice::taxable).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = subtotals.stream().map(SumChoice::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean agrees = base.subtract(net.size).abs().compareTo(CENT) <= 0
                && base.add(tax).subtract(totals.gross.size).abs().compareTo(CENT) <= 0;
        return agrees ? subtotals : List.of();
    }

    private static BigDecimal taxable(VatSubtotal subtotal) {
        return Objects.requireNonNullElse(subtotal.taxable(), BigDecimal.ZERO);
    }

    private static BigDecimal tax(VatSubtotal subtotal) {
        return Objects.requireNonNullElse(subtotal.tax(), BigDecimal.ZERO);
    }

    /** Several amounts of VAT that make up what lies between the two totals; empty where none do. */
    List<Amount> parts(BigDecimal difference) {
        List<Amount> taxes = amounts.stream()
                .filter(amount -> amount.link(Role.VAT) >= 0.5 && amount.size.signum() > 0)
                .sorted(Comparator.comparingDouble((Amount amount) -> -amount.link(Role.VAT)))
                .limit(6)
                .toList();
        for (int choice = 1; choice < 1 << taxes.size(); choice++) {
            if (Integer.bitCount(choice) < 2) {
                continue;
            }
            List<Amount> some = new ArrayList<>();
            BigDecimal sum = BigDecimal.ZERO;
            for (int index = 0; index < taxes.size(); index++) {
                if ((choice >> index & 1) == 1) {
                    some.add(taxes.get(index));
                    sum = sum.add(taxes.get(index).size);
                }
            }
            if (sum.subtract(difference).abs().compareTo(CENT) <= 0) {
                return some;
            }
        }
        return List.of();
    }

    private static double weight(Place place) {
        return place.link == null ? 0 : place.link.weight();
    }

    Optional<Totals> choose() {
        List<Totals> candidates = candidates();
        return candidates.stream()
                .map(totals -> isPartOfAnother(totals, candidates) || isRowOfRates(totals) ? totals.less(PART) : totals)
                .map(totals -> isChance(totals) ? totals.less(CHANCE) : totals)
                .map(totals -> isOnlyLarge(totals) ? totals.less(PART) : totals)
                .max(Comparator.comparingDouble(Totals::logit))
                .filter(best -> best.logit() > (total(best.gross()) >= LABELLED ? LEAST_LABELLED : LEAST))
                .map(this::withoutChance);
    }

    /** Two lines of goods add up to their total as well: without a label or a rate between them they are not net and VAT. */
    private static boolean isChance(Totals totals) {
        return totals.features.get("off-rate") > 0
                && totals.features.get("net") == 0
                && totals.features.get("vat") == 0
                && totals.features.get("breakdown") == 0;
    }

    /** Nothing speaks for it but its size, where another amount is called a total: the value of a contract, of goods, of a capital. */
    private boolean isOnlyLarge(Totals totals) {
        return totals.features.get("unlabelled") > 0
                && totals.features.get("adds-up") == 0
                && totals.features.get("at-rate-unseen") == 0
                && totals.features.get("in-parts") == 0
                && totals.features.get("breakdown") == 0
                && totals.features.get("in-code") == 0
                && amounts.stream().anyMatch(amount -> amount.isMoney && total(amount) >= LABELLED);
    }

    private Totals withoutChance(Totals totals) {
        return isChance(totals) ? new Totals(null, null, totals.gross, totals.features, totals.logit) : totals;
    }

    /** In a table of rates each row adds up as the last one does, which sums them. */
    private static boolean isPartOfAnother(Totals totals, List<Totals> all) {
        Amount net = totals.net;
        Amount vat = totals.vat;
        return net != null
                && vat != null
                && all.stream()
                        .anyMatch(other -> other.features.get("adds-up") > 0
                                && other.features.get("total") >= LABELLED
                                && other.net != null
                                && other.vat != null
                                && other.gross.size.compareTo(totals.gross.size) > 0
                                && other.net.size.compareTo(net.size) > 0
                                && other.vat.size.compareTo(vat.size) > 0);
    }

    /** Of a table of rates that adds up to the total: what one of its rows comes to is none. */
    private boolean isRowOfRates(Totals totals) {
        Amount net = totals.net;
        return net != null
                && subtotals.size() > 1
                && subtotals.stream().anyMatch(row -> isClose(taxable(row), net.size))
                && amounts.stream()
                        .anyMatch(amount -> total(amount) >= LABELLED
                                && amount.size.compareTo(totals.gross.size) >= 0
                                && isClose(amount.size, ratesTotal()));
    }

    private BigDecimal ratesTotal() {
        return subtotals.stream().map(row -> taxable(row).add(tax(row))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean isSumOfRates(Amount gross) {
        return subtotals.size() > 1 && isClose(gross.size, ratesTotal());
    }

    /** The net amount that nothing states but the rows of the rates, where they add up to this total. */
    Optional<BigDecimal> netOfRates(Totals totals) {
        return totals.net == null && isSumOfRates(totals.gross)
                ? Optional.of(subtotals.stream().map(SumChoice::taxable).reduce(BigDecimal.ZERO, BigDecimal::add))
                : Optional.empty();
    }

    List<Totals> candidates() {
        List<Totals> candidates = new ArrayList<>();
        BigDecimal largest = amounts.stream()
                .filter(Amount::isMoney)
                .map(Amount::size)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
        List<Amount> grosses = amounts.stream()
                .filter(amount -> amount.size.signum() > 0 || amounts.size() < 4)
                .filter(amount -> total(amount) > 0 || amount.size.compareTo(largest) == 0)
                .sorted(Comparator.comparingDouble((Amount amount) -> -total(amount)))
                .limit(WIDEST_SEARCH)
                .toList();
        for (Amount gross : grosses) {
            candidates.add(totals(null, null, gross, largest));
            wholeVat(gross).ifPresent(vat -> candidates.add(totals(null, vat, gross, largest)));
            candidates.addAll(besideWhatIsExempt(gross, largest));
            for (Amount net : amounts) {
                if (net.size.compareTo(gross.size) > 0 || net.size.signum() == 0) {
                    continue;
                }
                BigDecimal difference = gross.size.subtract(net.size);
                if (difference.doubleValue() > net.size.doubleValue() * HIGHEST_RATE + 0.02) {
                    continue;
                }
                if (net == gross) {
                    Amount zero = amounts.stream()
                            .filter(amount -> amount.size.signum() == 0)
                            .findFirst()
                            .orElse(null);
                    candidates.add(totals(net, zero, gross, largest));
                    continue;
                }
                boolean isBacked = net.link(Role.NET) > 0;
                boolean found = false;
                for (Amount vat : amounts) {
                    if (vat.size.subtract(difference).abs().compareTo(CENT) <= 0 && vat != net && vat != gross) {
                        candidates.add(totals(net, vat, gross, largest));
                        found = true;
                    }
                }
                if (!found && isBacked) {
                    candidates.add(totals(net, null, gross, largest));
                }
            }
        }
        return candidates;
    }

    /** The one amount that is called VAT, or the sum of those that are: what a receipt states that leaves out the net amount. */
    private Optional<Amount> wholeVat(Amount gross) {
        List<Amount> taxes = amounts.stream()
                .filter(amount -> amount.link(Role.VAT) >= LABELLED
                        && amount.link(Role.VAT) > total(amount)
                        && amount.isMoney
                        && amount.size.signum() > 0)
                .toList();
        return taxes.stream()
                .filter(vat -> vat.size.doubleValue() <= gross.size.doubleValue() * HIGHEST_RATE / (1 + HIGHEST_RATE))
                .filter(vat -> taxes.size() == 1 || !parts(vat.size).isEmpty())
                .max(Comparator.comparing(Amount::size));
    }

    /** Deposits on crates and costs paid for a client are no part of what VAT is taken of: they come on top, and are printed. */
    private List<Totals> besideWhatIsExempt(Amount gross, BigDecimal largest) {
        List<Totals> found = new ArrayList<>();
        for (Amount net : amounts) {
            for (Amount vat : amounts) {
                boolean isPair = net.link(Role.NET) >= LABELLED
                        && vat.link(Role.VAT) >= LABELLED
                        && total(gross) >= LABELLED
                        && isRate(net.size, vat.size);
                BigDecimal exempt = gross.size.subtract(net.size).subtract(vat.size);
                if (isPair
                        && exempt.compareTo(CENT) > 0
                        && exempt.compareTo(net.size) < 0
                        && amounts.stream().anyMatch(amount -> amount.isMoney && amount.size.compareTo(exempt) == 0)) {
                    found.add(totals(net, vat, gross, largest));
                }
            }
        }
        return found;
    }

    private static double total(Amount amount) {
        return Math.max(amount.link(Role.GROSS), amount.link(Role.PAYABLE));
    }

    private Totals totals(@Nullable Amount net, @Nullable Amount vat, Amount gross, BigDecimal largest) {
        BigDecimal tax =
                net == null || net == gross ? BigDecimal.ZERO : vat == null ? gross.size.subtract(net.size) : vat.size;
        boolean atRate = net != null && net != gross && isRate(net.size, tax);
        double share = net == null || net.size.signum() == 0 ? 0 : tax.doubleValue() / net.size.doubleValue();
        double deepest = amounts.stream().mapToDouble(Amount::depth).max().orElse(0);
        boolean addsUp = net != null && vat != null && net != gross && isClose(net.size.add(tax), gross.size);
        boolean inParts = net != null
                && vat == null
                && net != gross
                && !parts(gross.size.subtract(net.size)).isEmpty();
        double reach = grossReach(gross);
        Features features = new Features()
                .with("learnt", isLearnt(gross))
                .with("gross", gross.link(Role.GROSS))
                .with("payable", gross.link(Role.PAYABLE))
                .with("total", total(gross))
                .with("strong", total(gross) >= 0.85)
                .with("unlabelled", total(gross) == 0)
                .with("gross-as-net", Math.max(0, gross.link(Role.NET) - total(gross)))
                .with("gross-as-vat", Math.max(0, gross.link(Role.VAT) - total(gross)))
                .with("gross-as-other", Math.max(0, gross.link(Role.OTHER_AMOUNT) - total(gross)))
                .with("net", net == null || net == gross ? 0 : net.link(Role.NET))
                .with("net-as-gross", net == null || net == gross ? 0 : Math.max(0, total(net) - net.link(Role.NET)))
                .with("vat", vat == null ? 0 : vat.link(Role.VAT))
                .with("vat-as-other", vat == null ? 0 : Math.max(0, vat.link(Role.OTHER_AMOUNT) - vat.link(Role.VAT)))
                .with("adds-up", addsUp)
                .with("at-rate", addsUp && atRate)
                .with("off-rate", addsUp && !atRate)
                .with("at-rate-unseen", !addsUp && atRate)
                .with("in-parts", inParts)
                .with("breakdown", breaksDown(net, gross) || net == null && isSumOfRates(gross))
                .with("no-vat", net == gross)
                .with("no-vat-zero", net == gross && vat != null)
                .with("no-vat-said", net == gross && vat != null && isExempt)
                .with("no-vat-exempt", net == gross && vat == null && isExempt && total(gross) >= LABELLED)
                .with("no-vat-net", net == gross ? gross.link(Role.NET) : 0)
                .with("alone", net == null)
                .with(
                        "alone-exempt",
                        net == null && vat == null && isUntaxed(gross) && gross.size.compareTo(largest) == 0)
                .with("sole", gross.isMoney && isSole())
                .with("vat-alone", net == null && vat != null)
                .with("exempt", net != null && vat != null && net != gross && !addsUp)
                .with("net-only", net != null && vat == null && net != gross)
                .with("largest", gross.size.compareTo(largest) == 0)
                .with("below-largest", below(gross, largest))
                .with("repeats", Math.min(3, gross.count - 1))
                .with("high", Math.max(0, Math.min(1, gross.height - 1)))
                .with("low", deepest == 0 ? 0 : gross.depth / deepest)
                .with("small-share", share > 0 && share < 0.02)
                .with("in-code", reach)
                .with("whole", !gross.isMoney);
        return new Totals(net, vat, gross, features, weights.logit("totals", features));
    }

    /** The paper says why there is no VAT, and names none: of costs paid for a client it says so beside the VAT of all the rest. */
    private boolean isUntaxed(Amount gross) {
        return isExempt && wholeVat(gross).isEmpty();
    }

    /** None for what is larger: a number without cents, as an amount whose points were not read looks. */
    private static double below(Amount gross, BigDecimal largest) {
        return largest.signum() == 0 ? 0 : Math.max(0, 1 - gross.size.doubleValue() / largest.doubleValue());
    }

    /** Nothing else on the paper is an amount. */
    private boolean isSole() {
        return amounts.stream().filter(Amount::isMoney).limit(2).count() == 1;
    }

    private static boolean isLearnt(Amount amount) {
        Link link = amount.place(Role.GROSS).link();
        return link != null && link.label().isLearnt();
    }

    private boolean breaksDown(@Nullable Amount net, Amount gross) {
        return !breakdown(new Totals(net, null, gross, new Features(), 0)).isEmpty();
    }

    /** A payment code that asks for exactly this. */
    private double grossReach(Amount gross) {
        return scene.print().codes().stream()
                        .flatMap(code -> PaymentCode.of(code.text()).stream())
                        .anyMatch(code -> code.amount() != null && code.amount().compareTo(gross.size) == 0)
                ? 1
                : 0;
    }

    private static boolean isClose(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(CENT) <= 0;
    }

    private static boolean isRate(BigDecimal net, BigDecimal vat) {
        for (double rate : RATES) {
            if (Math.abs(net.doubleValue() * rate / 100 - vat.doubleValue()) <= 0.035) {
                return true;
            }
        }
        return false;
    }

    /** The totals with less belief in them where nothing on the paper says why this is not all of it. */
    Totals believed(Totals totals, Amount payable) {
        return payable.size.compareTo(totals.gross.size) == 0 || isRest(totals, payable)
                ? totals
                : totals.less(UNEXPLAINED);
    }

    /** The totals with less belief in them where a larger amount that is called as much a total stands lower on the paper. */
    Totals withoutLarger(Totals totals) {
        Amount gross = totals.gross;
        return amounts.stream()
                        .anyMatch(other -> other.isMoney
                                && other.size.compareTo(gross.size) > 0
                                && total(other) >= total(gross)
                                && total(other) > other.link(Role.OTHER_AMOUNT)
                                && other.depth >= gross.depth)
                ? totals.less(OUTDONE)
                : totals;
    }

    /** The totals with less belief in them where an amount is taken off below them, whatever what is left is called. */
    Totals withoutRest(Totals totals) {
        return isFollowedByRest(totals) ? totals.less(UNEXPLAINED) : totals;
    }

    private boolean isFollowedByRest(Totals totals) {
        Amount gross = totals.gross;
        Span total = gross.place(Role.GROSS).span();
        List<Amount> below = amounts.stream()
                .filter(amount -> amount.isMoney && amount != gross && amount != totals.net && amount != totals.vat)
                .filter(amount -> amount.first.span.page() == total.page()
                        && amount.first.span.box().y() > total.box().y())
                .toList();
        return below.stream()
                .filter(taken -> taken.isNegative || gross.isNegative)
                .anyMatch(taken -> below.stream()
                        .anyMatch(rest -> rest != taken
                                && rest.first.span.box().y()
                                        > taken.first.span.box().y()
                                && taken.size.add(rest.size).compareTo(gross.size) == 0));
    }

    /** What was paid before stands on the paper as well. */
    private boolean isRest(Totals totals, Amount payable) {
        BigDecimal paid = totals.gross.size.subtract(payable.size);
        return paid.signum() > 0
                && payable != totals.net
                && payable != totals.vat
                && amounts.stream().anyMatch(amount -> amount.isMoney && amount.size.compareTo(paid) == 0);
    }

    /** What remains to be paid where that is said apart from the total; never the days within which to pay. */
    Optional<Amount> payable(Totals totals) {
        return amounts.stream()
                .filter(amount -> amount.isMoney
                        && amount.link(Role.PAYABLE) >= 0.6
                        && amount.link(Role.PAYABLE) >= amount.link(Role.OTHER_AMOUNT)
                        && amount.size.compareTo(totals.gross.size) <= 0)
                .max(Comparator.comparing((Amount amount) -> isRest(totals, amount))
                        .thenComparingDouble(amount -> amount.link(Role.PAYABLE))
                        .thenComparingDouble(Amount::depth));
    }
}
