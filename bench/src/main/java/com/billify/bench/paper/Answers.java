package com.billify.bench.paper;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was read against what is true, field by field, as extraction is scored everywhere: a wrong value is worse than none. */
public final class Answers {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> FIELDS = List.of(
            "invoiceNumber",
            "issueDate",
            "dueDate",
            "sellerName",
            "sellerVat",
            "iban",
            "paymentReference",
            "currency",
            "net",
            "vat",
            "gross");
    private static final Set<String> AMOUNTS = Set.of("net", "vat", "gross");
    /** What the truths that come with collected samples call the same fields. */
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("invoiceNumber", List.of("invoiceNumber", "number", "invoice_number")),
            Map.entry("issueDate", List.of("issueDate", "issue_date", "date")),
            Map.entry("dueDate", List.of("dueDate", "due_date", "date_due")),
            Map.entry("sellerName", List.of("sellerName", "seller_name", "partner_name", "issuer")),
            Map.entry("sellerVat", List.of("sellerVat", "seller_vat")),
            Map.entry("iban", List.of("iban", "ibans", "payment_ibans")),
            Map.entry("paymentReference", List.of("paymentReference", "payment_reference")),
            Map.entry("currency", List.of("currency", "currency_code")),
            Map.entry("net", List.of("net", "amount_untaxed")),
            Map.entry("vat", List.of("vat", "amount_tax")),
            Map.entry("gross", List.of("gross", "amount")));

    private static final Set<String> LEGAL = Set.of(
            "bv", "bvba", "nv", "sa", "srl", "sprl", "scrl", "sas", "sarl", "gmbh", "ag", "kg", "co", "ltd", "vof",
            "cv", "commv", "the", "ek");
    private static final double SURE = 0.98;

    private int documents;
    private int successes;
    private int stated;
    private int given;
    private int right;
    private int sure;
    private int sureAndRight;

    /**
     * @param truth of one document
     * @param answer file of the same, as {@code extract --out} writes it; none where the document was refused
     */
    public void add(Path truth, Path answer) throws IOException {
        JsonNode file = JSON.readTree(Files.readString(truth));
        JsonNode whole = file.isArray() ? file.get(0) : file;
        boolean isCollected = whole.has("fields") || whole.has("syntax");
        JsonNode inner = whole.path("fields");
        JsonNode fields = inner.isArray() ? inner.get(0) : inner.isObject() ? inner : whole;
        JsonNode read = Files.exists(answer) ? JSON.readTree(Files.readString(answer)) : JSON.createObjectNode();
        JsonNode answers = read.has("fields") ? read.path("fields") : read;
        boolean hasGross = true;
        boolean hasDate = false;
        boolean hasNumber = true;
        boolean hasAccount = true;
        boolean isDateKnown = false;
        for (String field : FIELDS) {
            Set<String> values = truths(fields, whole, field);
            if (values.isEmpty() && isCollected) {
                continue; // what a collector did not note is not known to be missing
            }
            String answered = form(field, answers.path(field).path("value").asString(""));
            boolean isRight = values.stream().anyMatch(value -> isSame(field, value, answered));
            stated += values.isEmpty() ? 0 : 1;
            given += answered.isEmpty() ? 0 : 1;
            right += isRight ? 1 : 0;
            boolean isSure = !answered.isEmpty()
                    && answers.path(field).path("confidence").asDouble(0) >= SURE;
            sure += isSure ? 1 : 0;
            sureAndRight += isSure && isRight ? 1 : 0;
            boolean isGood = isRight || (values.isEmpty() && answered.isEmpty());
            switch (field) {
                case "gross" -> hasGross = isGood;
                case "invoiceNumber" -> hasNumber = isGood;
                case "issueDate", "dueDate" -> {
                    isDateKnown |= !values.isEmpty();
                    hasDate |= isRight;
                }
                case "iban" -> hasAccount = values.isEmpty() || isRight;
                default -> {}
            }
        }
        documents++;
        successes += hasGross && hasNumber && hasAccount && (hasDate || !isDateKnown) ? 1 : 0;
    }

    private static Set<String> truths(JsonNode fields, JsonNode whole, String field) {
        Set<String> values = new LinkedHashSet<>();
        for (String name : NAMES.getOrDefault(field, List.of())) {
            JsonNode node = field.equals("vat") && fields.has("amount") ? fields.path("amount_tax") : fields.path(name);
            Stream<JsonNode> all = node.isArray() ? node.values().stream() : Stream.of(node);
            all.filter(one -> one.isValueNode() && !one.isNull())
                    .forEach(one -> values.add(form(field, one.asString())));
        }
        if (field.equals("sellerName") || field.equals("sellerVat")) {
            String value = whole.path("seller")
                    .path(field.equals("sellerName") ? "name" : "vat")
                    .asString("");
            values.add(form(field, value));
        }
        if (field.equals("gross") && fields.has("payable")) {
            values.add(form(field, fields.path("payable").asString("")));
        }
        values.remove("");
        return values;
    }

    private static String form(String field, String value) {
        if (value.isEmpty() || value.equals("null")) {
            return "";
        }
        if (AMOUNTS.contains(field)) {
            return new BigDecimal(value)
                    .abs() // answers are positive on credit notes too; some collectors wrote a minus before theirs
                    .setScale(2, java.math.RoundingMode.HALF_UP)
                    .toPlainString();
        }
        String folded = Normalizer.normalize(value, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        if (field.equals("sellerName")) {
            return Arrays.stream(folded.replace(".", "").split("[^a-z0-9]+"))
                    .filter(word -> !word.isEmpty() && !LEGAL.contains(word))
                    .collect(Collectors.joining(" "));
        }
        return folded.replaceAll("[^a-z0-9]", "");
    }

    private static boolean isSame(String field, String truth, String answer) {
        if (!field.equals("sellerName") || answer.isEmpty()) {
            return truth.equals(answer);
        }
        Set<String> one = new LinkedHashSet<>(List.of(truth.split(" ")));
        Set<String> other = new LinkedHashSet<>(List.of(answer.split(" ")));
        Set<String> both = new LinkedHashSet<>(one);
        both.retainAll(other);
        Set<String> either = new LinkedHashSet<>(one);
        either.addAll(other);
        boolean holds = Math.min(one.size(), other.size()) >= 2 && both.size() == Math.min(one.size(), other.size());
        return holds || both.size() >= 0.8 * either.size();
    }

    /** Documents that were scored. */
    public int documents() {
        return documents;
    }

    /** Values that are right, of those that were answered, in hundredths. */
    public double precision() {
        return given == 0 ? 0 : 100.0 * right / given;
    }

    /** Values that are right, of those that are stated, in hundredths. */
    public double recall() {
        return stated == 0 ? 0 : 100.0 * right / stated;
    }

    /** Documents with number, total, a date and account right, in hundredths. */
    public double success() {
        return documents == 0 ? 0 : 100.0 * successes / documents;
    }

    /** Fields shown as sure, of all that were answered, in hundredths. */
    public double sure() {
        return given == 0 ? 0 : 100.0 * sure / given;
    }

    /** Of the fields shown as sure, those that are right, in hundredths. */
    public double sureAndRight() {
        return sure == 0 ? 100 : 100.0 * sureAndRight / sure;
    }
}
