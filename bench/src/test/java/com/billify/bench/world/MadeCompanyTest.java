package com.billify.bench.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeCompanyTest {
    private static final List<MadeCompany> COMPANIES =
            LongStream.range(500, 512).mapToObj(MadeCompany::of).toList();

    @TempDir
    private Path folder;

    @Test
    void aSeedMakesTheSameCompanyForEverAndAnotherOneAnother() {
        assertThat(MadeCompany.of(500)).isEqualTo(COMPANIES.getFirst());
        assertThat(MadeCompany.of(501)).isNotEqualTo(COMPANIES.getFirst());
    }

    @Test
    void everyDocumentLineIsTheSumOfWhatItSettlesButForWhatItsNoteSays() {
        for (MadeCompany company : COMPANIES) {
            Map<String, Long> settled = new HashMap<>();
            Map<String, MadeDocument> documents =
                    company.documents().stream().collect(Collectors.toMap(MadeDocument::id, Function.identity()));
            for (MadeLink link : company.links()) {
                boolean sale =
                        Objects.requireNonNull(documents.get(link.documentId())).sale();
                settled.merge(link.lineId(), sale ? link.cents() : -link.cents(), Long::sum);
            }
            for (MadeLine line : company.lines()) {
                Long cents = settled.get(line.id());
                if (cents != null && !Set.of("short_fee", "discount", "rounded").contains(line.note())) {
                    assertThat(line.cents()).as(line.toString()).isEqualTo(cents);
                }
            }
        }
    }

    @Test
    void noDocumentIsPaidBeyondItsAmount() {
        for (MadeCompany company : COMPANIES) {
            Map<String, Long> settled = new HashMap<>();
            company.links().forEach(link -> settled.merge(link.documentId(), link.cents(), Long::sum));
            for (MadeDocument document : company.documents()) {
                long cents = settled.getOrDefault(document.id(), 0L);
                assertThat(document.creditNote() ? -cents : cents)
                        .as(document.toString())
                        .isLessThanOrEqualTo(document.grossCents());
            }
        }
    }

    @Test
    void itHasWhatMakesMatchingAndSeriesHard() {
        Set<String> notes = new HashSet<>();
        Set<String> states = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        Set<String> cadences = new HashSet<>();
        Set<String> categories = new HashSet<>();
        for (MadeCompany company : COMPANIES) {
            company.lines().forEach(line -> {
                notes.add(line.note());
                states.add(line.referenceState());
                kinds.add(line.kind());
                categories.add(line.category());
            });
            company.series().forEach(series -> cadences.add(series.cadence()));
        }
        assertThat(notes)
                .contains(
                        "partial",
                        "partial_rest",
                        "short_fee",
                        "discount",
                        "rounded",
                        "net_of_credit_note",
                        "duplicate_payment",
                        "paid_twice");
        assertThat(states)
                .contains(
                        "structured",
                        "structured_typo",
                        "number_typo",
                        "last_digits",
                        "list_full",
                        "list_short",
                        "list_cut",
                        "month",
                        "none",
                        "older_structured",
                        "end_to_end_id");
        assertThat(kinds)
                .contains(
                        "sale",
                        "out",
                        "out_bundle",
                        "out_batch",
                        "sdd_in",
                        "sdd_batch",
                        "sdd_return",
                        "card",
                        "credit_note_refund",
                        "refund_of_duplicate");
        assertThat(cadences).contains("w", "2w", "4w", "m", "m-end", "2m", "q", "h", "y");
        assertThat(categories).hasSizeGreaterThan(28);
    }

    @Test
    void theFilesShowNothingOfLaterDays() throws IOException {
        MadeCompany company = COMPANIES.getFirst();
        WorldFolder.write(folder, company);
        try (Stream<Path> invoices = Files.list(folder.resolve("visible/ubl"))) {
            assertThat(invoices).hasSize(company.visibleDocuments().size());
        }
        String later = company.futureLines().getFirst().id();
        try (Stream<Path> statements = Files.list(folder.resolve("visible/camt"))) {
            for (Path statement : statements.toList()) {
                assertThat(Files.readString(statement)).doesNotContain(later);
            }
        }
        assertThat(Files.readString(folder.resolve("truth/truth_future_transactions.csv")))
                .contains(later);
    }
}
