package com.billify.bench;

import com.billify.bench.paper.Answers;
import com.billify.bench.paper.PaperCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the third paper of a supplier is read after a person confirmed two, as that person meets it: made papers are brought in at the
 * server, the form is compared with the truth, and the truth is confirmed.
 */
final class LearningBench {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PAPERS = 3;

    /** The fields of the form by what the truth calls them. */
    private static final Map<String, String> NAMES = Map.of(
            "invoiceNumber", "number",
            "issueDate", "issueDate",
            "dueDate", "dueDate",
            "sellerName", "counterpartyName",
            "sellerVat", "counterpartyVat",
            "iban", "iban",
            "paymentReference", "paymentReference",
            "net", "net",
            "vat", "vat",
            "gross", "amount");

    private final int suppliers;
    private final int first;
    private final Path work;
    private final List<String> command;
    private final List<Answers> papers =
            Stream.generate(Answers::new).limit(PAPERS).toList();

    private LearningBench(int suppliers, int first, Path work, List<String> command) {
        this.suppliers = suppliers;
        this.first = first;
        this.work = work;
        this.command = command;
    }

    /** {@code [--suppliers N] [--first N] [--work DIR] -- the server's command}. */
    static void run(List<String> arguments) throws IOException {
        int suppliers = 60;
        int first = 1001;
        Path work = Path.of(".billify", "bench");
        List<String> command = new ArrayList<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--suppliers" -> suppliers = Integer.parseInt(rest.next());
                case "--first" -> first = Integer.parseInt(rest.next());
                case "--work" -> work = Path.of(rest.next());
                case "--" -> rest.forEachRemaining(command::add);
                default -> throw new IllegalArgumentException("bench learning does not know '" + option + "'");
            }
        }
        new LearningBench(suppliers, first, work.toAbsolutePath(), command).run();
    }

    private void run() throws IOException {
        Path folder = Files.createDirectories(work.resolve("learning-" + System.nanoTime()));
        Path made = Files.createDirectories(folder.resolve("papers"));
        PaperCommand.write(made, first, suppliers, PAPERS);
        try (Server server = Server.start(command, folder.resolve("data"), false, Map.of())) {
            User user = User.signUp(server.address());
            for (int supplier = first; supplier < first + suppliers; supplier++) {
                for (int paper = 1; paper <= PAPERS; paper++) {
                    bring(user, made.resolve(String.format(Locale.ROOT, "paper-%04d-%d.pdf", supplier, paper)), paper);
                }
            }
        }
        System.out.println(
                "| paper of a supplier | documents | precision | recall | whole documents | sure, and then right |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        for (int paper = 1; paper <= PAPERS; paper++) {
            Answers answers = papers.get(paper - 1);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.1f %% | %.1f %% | %.1f %% | %.0f %%, %.1f %% |%n",
                    List.of("first", "second, one confirmed", "third, two confirmed")
                            .get(paper - 1),
                    answers.documents(),
                    answers.precision(),
                    answers.recall(),
                    answers.success(),
                    answers.sure(),
                    answers.sureAndRight());
        }
    }

    private void bring(User user, Path pdf, int paper) throws IOException {
        String name = pdf.getFileName().toString().replace(".pdf", "");
        Map<String, @Nullable Object> truth = truth(pdf.resolveSibling(name + ".truth.json"));
        if (truth.get("_buyerVat") instanceof String vat && vat.startsWith("BE")) {
            user.patch(user.api(""), Map.of("enterpriseNumber", vat.substring(2)));
        }
        String imports = user.api("/imports");
        JsonNode preview = settled(user, user.upload(imports, List.of(pdf)));
        String id = preview.path("id").asString();
        JsonNode rows = user.json(imports + "/" + id + "/rows").path("items");
        Path asked = pdf.resolveSibling(name + ".asked.json");
        Files.writeString(asked, JSON.writeValueAsString(truth));
        Path answered = pdf.resolveSibling(name + ".answered.json");
        if (rows.isEmpty()) {
            papers.get(paper - 1).add(asked, answered); // refused: nothing was answered
            return;
        }
        String print =
                imports + "/" + id + "/files/" + rows.get(0).path("fileId").asString() + "/print";
        JsonNode form = user.json(print);
        Files.writeString(answered, JSON.writeValueAsString(answer(form)));
        papers.get(paper - 1).add(asked, answered);
        user.put(print, confirmed(truth));
        settled(user, user.json(imports + "/" + id)); // what was confirmed is looked at anew
        settled(user, user.post(imports + "/" + id + "/take-in", Map.of()));
    }

    /** As the form asks for it: of what was paid in part before, the rest, which has no net and VAT of its own. */
    private static Map<String, @Nullable Object> truth(Path file) throws IOException {
        Map<String, @Nullable Object> truth = new LinkedHashMap<>();
        JsonNode stated = JSON.readTree(Files.readString(file));
        stated.properties()
                .forEach(entry -> truth.put(
                        entry.getKey(),
                        entry.getValue().isArray()
                                ? entry.getValue().values().stream()
                                        .map(JsonNode::asString)
                                        .toList()
                                : entry.getValue().isNull()
                                        ? null
                                        : entry.getValue().asString()));
        Object rest = truth.get("_payable");
        if (rest != null && !rest.equals(truth.get("gross"))) {
            truth.put("gross", rest);
            truth.put("net", null);
            truth.put("vat", null);
        }
        return truth;
    }

    /** The form as {@code extract} would answer. */
    private static Map<String, Object> answer(JsonNode form) {
        List<String> check =
                form.path("check").values().stream().map(JsonNode::asString).toList();
        Map<String, Object> fields = new HashMap<>();
        fields.put("currency", valueOf(form.path("currency"), !check.contains("currency")));
        NAMES.forEach((field, name) -> {
            JsonNode value = form.path("fields").path(name);
            if (!value.isNull() && !value.isMissingNode()) {
                fields.put(field, valueOf(value, !check.contains(name)));
            }
        });
        return Map.of("fields", fields);
    }

    private static Map<String, Object> valueOf(JsonNode value, boolean isSure) {
        return Map.of("value", value.asString(), "confidence", isSure ? 1.0 : 0.5);
    }

    private static Map<String, Object> confirmed(Map<String, @Nullable Object> truth) {
        Map<String, Object> fields = new HashMap<>();
        NAMES.forEach((field, name) -> {
            Object value = truth.get(field);
            if (value != null) {
                fields.put(name, value instanceof List<?> several ? several.getFirst() : value);
            }
        });
        return Map.of(
                "direction",
                "payable",
                "creditNote",
                "creditNote".equals(truth.get("_kind")),
                "currency",
                "EUR",
                "fields",
                fields);
    }

    private static JsonNode settled(User user, JsonNode detail) {
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode now = detail;
        while (List.of("reading", "takingIn").contains(now.path("state").asString())) {
            if (Instant.now().isAfter(end)) {
                throw new BenchFailed("An import did not come to its end.");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchFailed("Interrupted.", e);
            }
            now = user.json(user.api("/imports/" + detail.path("id").asString()));
        }
        return now;
    }
}
