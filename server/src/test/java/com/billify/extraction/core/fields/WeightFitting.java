package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Page;
import com.billify.extraction.core.page.PageText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fits {@code weights.txt} and {@code calibration.txt} to pages whose fields are known: {@code WeightFitting OUT DIR…}, with
 * NAME.pages and NAME.truth.json in the folders. A program, no test. Layouts never stand on both sides: the confidence is fitted to
 * answers about layouts that were left out.
 */
final class WeightFitting {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FOLDS = 5;
    private static final int STEPS = 400;
    /** Keeps a weight near what a person set, against few examples that say otherwise. */
    private static final double PULL = 0.004;

    private static final int MOST_OTHERS = 25;
    private static final int STRANGE_PERCENT = 15;

    private WeightFitting() {}

    private record Paper(String name, String layout, Scene scene, JsonNode truth, Set<String> left) {
        boolean knows(String field) {
            return !left.contains(field);
        }

        Set<String> values(String field) {
            Set<String> values = new LinkedHashSet<>();
            JsonNode node = truth.path(field);
            (node.isArray() ? node.values().stream() : Stream.of(node))
                    .filter(one -> !one.isNull()
                            && !one.isMissingNode()
                            && !one.asString().isEmpty())
                    .forEach(one -> values.add(one.asString()));
            return values;
        }
    }

    /** A candidate's features, and whether it is right. */
    private record Example(Features features, boolean isRight, double share) {}

    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(arguments[0]);
        List<Paper> papers = new ArrayList<>();
        for (String folder : Arrays.asList(arguments).subList(1, arguments.length)) {
            papers.addAll(papers(Path.of(folder)));
        }
        String start = LabelBook.resource("weights.txt");
        Map<String, List<double[]>> answers = new TreeMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            List<Paper> fitted =
                    papers.stream().filter(paper -> fold(paper) != left).toList();
            Weights weights = Weights.parse(fitted(fitted, start));
            papers.stream().filter(paper -> fold(paper) == left).forEach(paper -> answer(paper, weights, answers));
        }
        Files.writeString(out.resolve("weights.txt"), fitted(papers, start));
        Files.writeString(out.resolve("calibration.txt"), calibration(answers));
        answers.forEach((field, all) -> System.out.printf(
                Locale.ROOT,
                "%s: %d answers, right %.4f%n",
                field,
                all.size(),
                all.stream().mapToDouble(one -> one[1]).average().orElse(0)));
    }

    private static int fold(Paper paper) {
        return Math.floorMod(paper.layout.hashCode() * 31, FOLDS);
    }

    private static List<Paper> papers(Path folder) throws IOException {
        List<Paper> papers = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".pages"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".pages", "");
                Path truthFile = folder.resolve(name + ".truth.json");
                if (!Files.exists(truthFile)) {
                    continue;
                }
                JsonNode truth = JSON.readTree(Files.readString(truthFile));
                List<Page> pages = PageText.read(Files.readString(file));
                Set<String> left = new HashSet<>();
                truth.path("_ignore").values().forEach(field -> left.add(field.asString()));
                boolean isOwnKnown = name.hashCode() % 2 == 0 && truth.hasNonNull("_buyerVat");
                Own own = isOwnKnown
                        ? new Own(
                                Set.of(truth.path("_buyerName").asString()),
                                Set.of(truth.path("_buyerVat").asString()),
                                Set.of())
                        : Own.nothing();
                Print print = Print.of(pages);
                Known known = new Known(own, Suppliers.none(), null);
                String layout = truth.hasNonNull("_layout")
                        ? "layout " + truth.path("_layout").asString()
                        : name.replaceAll("[\\d_]+.*$", "");
                papers.add(new Paper(name, layout, Scene.of(print, known), truth, left));
                Scene strange = Scene.of(print, known, label -> isUnderstood(label, layout));
                papers.add(new Paper(name, layout, strange, truth, left));
            }
        }
        return papers;
    }

    /** Every paper also comes with some of its labels unread: the next supplier's words may be in no list. */
    private static boolean isUnderstood(Label label, String layout) {
        String text = Fold.fold(label.span().text()) + layout;
        return Math.floorMod(text.hashCode() * 0x9E3779B9, 100) >= STRANGE_PERCENT;
    }

    // examples

    private static Map<String, List<Example>> examples(List<Paper> papers, Weights weights) {
        Map<String, List<Example>> examples = new TreeMap<>();
        for (Paper paper : papers) {
            Scene scene = paper.scene;
            DateChoice dates = new DateChoice(scene, weights);
            PartyChoice parties = new PartyChoice(scene, weights);
            NumberChoice numbers = new NumberChoice(scene, weights);
            add(examples, "number", paper, "invoiceNumber", numbers.candidates(), WeightFitting::packed);
            add(examples, "issueDate", paper, "issueDate", dates.issued(), value -> value);
            add(examples, "dueDate", paper, "dueDate", dates.due(), value -> value);
            List<Candidate> sellers = parties.sellerNumbers();
            add(examples, "sellerVat", paper, "sellerVat", sellers, WeightFitting::packed);
            add(
                    examples,
                    "sellerName",
                    paper,
                    "sellerName",
                    parties.sellerNames(sellers.isEmpty() ? null : sellers.getFirst()),
                    WeightFitting::name);
            add(examples, "iban", paper, "iban", parties.accounts(), WeightFitting::packed);
            Candidate number = numbers.choose().orElse(null);
            add(
                    examples,
                    "reference",
                    paper,
                    "paymentReference",
                    new ReferenceChoice(scene, weights).candidates(number),
                    WeightFitting::packed);
            totals(examples, paper, weights);
        }
        return examples;
    }

    private static void add(
            Map<String, List<Example>> examples,
            String kind,
            Paper paper,
            String field,
            List<Candidate> candidates,
            Function<String, String> form) {
        if (!paper.knows(field)) {
            return;
        }
        Set<String> right = paper.values(field).stream().map(form).collect(Collectors.toSet());
        List<Candidate> wrong = candidates.stream()
                .filter(one -> !right.contains(form.apply(one.value())))
                .sorted(Comparator.comparingDouble(Candidate::logit).reversed())
                .limit(MOST_OTHERS)
                .toList();
        List<Candidate> good = candidates.stream()
                .filter(one -> right.contains(form.apply(one.value())))
                .sorted(Comparator.comparingDouble(Candidate::logit).reversed())
                .limit(1)
                .toList();
        List<Example> all = examples.computeIfAbsent(kind, none -> new ArrayList<>());
        good.forEach(one -> all.add(new Example(one.features(), true, 1)));
        wrong.forEach(one -> all.add(new Example(one.features(), false, 2.0 / Math.max(2, wrong.size()))));
    }

    private static void totals(Map<String, List<Example>> examples, Paper paper, Weights weights) {
        if (!paper.knows("gross") || paper.values("gross").isEmpty()) {
            return;
        }
        List<SumChoice.Totals> all = new SumChoice(paper.scene, weights).candidates();
        List<SumChoice.Totals> right = all.stream()
                .filter(one -> isRight(paper, one))
                .sorted(Comparator.comparingDouble(SumChoice.Totals::logit).reversed())
                .limit(1)
                .toList();
        List<SumChoice.Totals> wrong = all.stream()
                .filter(one -> !isRight(paper, one))
                .sorted(Comparator.comparingDouble(SumChoice.Totals::logit).reversed())
                .limit(MOST_OTHERS)
                .toList();
        List<Example> list = examples.computeIfAbsent("totals", none -> new ArrayList<>());
        right.forEach(one -> list.add(new Example(one.features(), true, 1)));
        wrong.forEach(one -> list.add(new Example(one.features(), false, 2.0 / Math.max(2, wrong.size()))));
    }

    private static boolean isRight(Paper paper, SumChoice.Totals totals) {
        boolean gross = holds(paper, "gross", totals.gross().size());
        SumChoice.Amount net = totals.net();
        boolean isNetSeen = net != null
                ? holds(paper, "net", net.size())
                : !paper.knows("net") || paper.values("net").isEmpty();
        return gross && isNetSeen;
    }

    private static boolean holds(Paper paper, String field, BigDecimal amount) {
        return !paper.knows(field)
                || paper.values(field).stream()
                        .anyMatch(one -> new BigDecimal(one).abs().compareTo(amount) == 0);
    }

    // fitting

    private static String fitted(List<Paper> papers, String start) {
        Weights weights = Weights.parse(start);
        Map<String, Map<String, Double>> result = parsed(start);
        for (int round = 0; round < 2; round++) {
            Map<String, List<Example>> examples = examples(papers, weights);
            Map<String, Map<String, Double>> priors = parsed(start);
            examples.forEach((kind, all) -> result.put(kind, fit(all, priors.getOrDefault(kind, Map.of()))));
            weights = Weights.parse(written(result));
        }
        return written(result);
    }

    private static Map<String, Double> fit(List<Example> examples, Map<String, Double> prior) {
        Set<String> names = new LinkedHashSet<>(List.of("bias"));
        names.addAll(prior.keySet());
        examples.forEach(example -> names.addAll(example.features.values().keySet()));
        List<String> order = List.copyOf(names);
        double[] weights = order.stream()
                .mapToDouble(name -> prior.getOrDefault(name, 0.0))
                .toArray();
        double[] priors = weights.clone();
        double[] first = new double[weights.length];
        double[] second = new double[weights.length];
        double[][] rows = examples.stream()
                .map(example -> order.stream()
                        .mapToDouble(name -> name.equals("bias") ? 1 : example.features.get(name))
                        .toArray())
                .toArray(double[][]::new);
        double total = examples.stream().mapToDouble(Example::share).sum();
        for (int step = 1; step <= STEPS; step++) {
            double[] slope = new double[weights.length];
            for (int row = 0; row < rows.length; row++) {
                double logit = 0;
                for (int column = 0; column < weights.length; column++) {
                    logit += weights[column] * rows[row][column];
                }
                double error = (Candidate.probability(logit) - (examples.get(row).isRight ? 1 : 0))
                        * examples.get(row).share
                        / total;
                for (int column = 0; column < weights.length; column++) {
                    slope[column] += error * rows[row][column];
                }
            }
            for (int column = 0; column < weights.length; column++) {
                double gradient = slope[column] + PULL * (weights[column] - priors[column]);
                first[column] = 0.9 * first[column] + 0.1 * gradient;
                second[column] = 0.999 * second[column] + 0.001 * gradient * gradient;
                double rate = 0.03
                        * (first[column] / (1 - Math.pow(0.9, step)))
                        / (Math.sqrt(second[column] / (1 - Math.pow(0.999, step))) + 1e-8);
                weights[column] -= rate;
            }
        }
        Map<String, Double> fitted = new LinkedHashMap<>();
        for (int column = 0; column < weights.length; column++) {
            fitted.put(order.get(column), weights[column]);
        }
        return fitted;
    }

    private static Map<String, Map<String, Double>> parsed(String text) {
        Map<String, Map<String, Double>> byKind = new LinkedHashMap<>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] parts = line.split(" ");
            byKind.computeIfAbsent(parts[0], none -> new LinkedHashMap<>()).put(parts[1], Double.parseDouble(parts[2]));
        });
        return byKind;
    }

    private static String written(Map<String, Map<String, Double>> byKind) {
        StringBuilder text = new StringBuilder(
                "# How much each feature says, in logarithms of odds; fitted by WeightFitting (docs/decisions/0055-fields-by-fitted-weights.md)\n# kind feature weight\n");
        byKind.forEach((kind, weights) -> weights.forEach((name, weight) -> {
            if (Math.abs(weight) >= 0.005) {
                text.append(String.format(Locale.ROOT, "%s %s %.3f%n", kind, name, weight));
            }
        }));
        return text.toString();
    }

    // how sure the answers are

    private static void answer(Paper paper, Weights weights, Map<String, List<double[]>> answers) {
        FieldExtractor.Chosen chosen = FieldExtractor.chosen(paper.scene, weights);
        chosen.candidates().forEach((field, candidate) -> {
            Set<String> truth = paper.values(field.slug());
            boolean isAsked = paper.knows(field.slug()) && paper.truth.has(field.slug());
            if (isAsked && field != Field.BUYER_NAME && field != Field.BUYER_VAT && field != Field.PAYABLE) {
                answers.computeIfAbsent(field.slug(), none -> new ArrayList<>()).add(new double[] {
                    candidate.logit(), isRight(field, candidate.value(), truth) ? 1 : 0
                });
            }
        });
    }

    private static boolean isRight(Field field, String value, Set<String> truth) {
        return switch (field) {
            case NET, VAT, GROSS, PAYABLE ->
                truth.stream().anyMatch(one -> new BigDecimal(one).abs().compareTo(new BigDecimal(value)) == 0);
            case SELLER_NAME, BUYER_NAME ->
                truth.stream().anyMatch(one -> name(one).equals(name(value)));
            case INVOICE_NUMBER, ISSUE_DATE, DUE_DATE, SELLER_VAT, BUYER_VAT, IBAN, PAYMENT_REFERENCE, CURRENCY ->
                truth.stream().anyMatch(one -> packed(one).equals(packed(value)));
        };
    }

    /** Isotonic: pools neighbours until a higher logit never means a lower share of right answers. */
    private static String calibration(Map<String, List<double[]>> answers) {
        StringBuilder text = new StringBuilder(
                "# How often answers of such a score were right, on layouts left out of the fitting\n# field score share\n");
        answers.forEach((field, all) -> {
            List<double[]> sorted = all.stream()
                    .sorted(Comparator.comparingDouble(one -> one[0]))
                    .toList();
            List<double[]> pools = new ArrayList<>();
            int size = Math.max(12, sorted.size() / 10);
            for (int from = 0; from < sorted.size(); from += size) {
                List<double[]> part = sorted.subList(from, Math.min(sorted.size(), from + size));
                double mean = part.stream().mapToDouble(one -> one[0]).average().orElse(0);
                double right = part.stream().mapToDouble(one -> one[1]).sum();
                pools.add(new double[] {mean * part.size(), right, part.size()});
                while (pools.size() > 1 && share(pools.get(pools.size() - 2)) >= share(pools.getLast())) {
                    double[] last = pools.removeLast();
                    double[] before = pools.removeLast();
                    pools.add(new double[] {before[0] + last[0], before[1] + last[1], before[2] + last[2]});
                }
            }
            for (double[] pool : pools) {
                text.append(String.format(Locale.ROOT, "%s %.3f %.4f%n", field, pool[0] / pool[2], share(pool)));
            }
        });
        return text.toString();
    }

    /** With half a wrong answer more than was seen, so that a hundred right ones are not certainty. */
    private static double share(double[] pool) {
        return pool[1] / (pool[2] + 0.5);
    }

    private static String packed(String value) {
        return Fold.fold(value).replaceAll("[^a-z0-9]", "");
    }

    private static String name(@Nullable String value) {
        return PartyChoice.bare(value == null ? "" : value);
    }
}
