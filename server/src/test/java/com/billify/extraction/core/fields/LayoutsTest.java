package com.billify.extraction.core.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.extraction.core.page.Page;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Invoices as all sorts of firms print them, typed into {@code layouts}. Below the page stands what is to be read from it, a field a
 * line; where several answers are right a bar stands between them, and nothing behind the last bar allows none.
 */
class LayoutsTest {
    private static final Set<Field> AMOUNTS = Set.of(Field.NET, Field.VAT, Field.GROSS);
    private static final String TRUTH = "\n===\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accountant",
                "ads",
                "agency",
                "below",
                "bigtop",
                "bilingual",
                "cloud",
                "contractor",
                "creditnote",
                "drinks",
                "dutch2",
                "dutchzzp",
                "energy",
                "fiber",
                "freelance",
                "frwater",
                "garage",
                "handwerker",
                "hotel",
                "insurance",
                "itreseller",
                "lawyer",
                "leasing",
                "marketplace",
                "notepaper",
                "odoo",
                "petrol",
                "rent",
                "saas",
                "sage",
                "slip",
                "social",
                "stacked",
                "swiss",
                "teamleader",
                "telecom",
                "usinvoice",
                "waste",
                "webshop",
                "window",
                "avoir",
                "receipt",
                "letter",
                "stacklabels",
                "consultant",
                "selfbilling",
                "factsrow",
                "deadline",
                "yournumber",
                "refunded",
                "kasticket",
                "fuelticket",
                "rentnote",
                "skonto",
                "collected"
            })
    void fieldsOfAnUnknownSupplierAreReadRight(String layout) throws IOException {
        String[] halves = resource(layout).split(TRUTH, 2);
        List<Page> pages = PageOfWords.printed().typed(halves[0]).pages();

        PrintedReading.Invoice read = (PrintedReading.Invoice) FieldExtractor.read(pages, Known.nothing());

        assertThat(halves[1].strip().lines()).allSatisfy(line -> {
            String[] parts = line.split("=", 2);
            Field field = field(parts[0]);
            FieldValue value = read.fields().get(field);
            assertThat(parts[1].split("\\|", -1))
                    .as(parts[0])
                    .anySatisfy(right -> assertThat(comparable(field, value == null ? "" : value.value()))
                            .isEqualTo(comparable(field, right)));
        });
    }

    @Test
    void aLetterThatRemindsIsNoInvoice() {
        String letter = """
                Garage Simon SA - TVA BE 0423.009.971

                Verviers, le 9 juin 2026

                Objet : deuxième rappel

                Sauf erreur de notre part, notre facture n° 2026/331 du 4 avril 2026,
                d'un montant de 847,00 €, reste impayée à ce jour.
                """;

        assertThat(read(letter)).isInstanceOf(PrintedReading.Other.class);
        assertThat(read(letter.replace("deuxième rappel", "votre commande 4471")))
                .isInstanceOf(PrintedReading.Invoice.class);
    }

    /** What is left may be called anything: the whole is not what is to be paid. */
    @Test
    void aTotalOfWhichSomethingIsTakenOffIsNotSure() {
        String bill = """
                Toitures Renard SRL, 4280 Hannut, TVA BE 0451.900.884

                NOTE DE CREDIT NC-26-231
                Date : 22/05/2026

                Total HTVA                     1.000,00
                TVA 21 %                         210,00
                Total TVAC                     1.210,00
                """;
        String settled = bill + """
                Imputé sur FA 26/118            -500,00
                A valoir                         710,00
                """;

        assertThat(grossOf(bill).confidence()).isGreaterThan(0.98);
        assertThat(grossOf(settled).confidence()).isLessThan(0.98);
    }

    private static FieldValue grossOf(String text) {
        return Objects.requireNonNull(
                ((PrintedReading.Invoice) read(text)).fields().get(Field.GROSS));
    }

    private static PrintedReading read(String text) {
        return FieldExtractor.read(PageOfWords.printed().typed(text).pages(), Known.nothing());
    }

    private static Field field(String slug) {
        for (Field field : Field.values()) {
            if (field.slug().equals(slug)) {
                return field;
            }
        }
        throw new IllegalArgumentException("no field " + slug);
    }

    private static String comparable(Field field, String value) {
        if (value.isEmpty()) {
            return value;
        }
        return AMOUNTS.contains(field)
                ? new BigDecimal(value).setScale(2).toPlainString()
                : Fold.fold(value).replaceAll("[^a-z0-9]", "");
    }

    private static String resource(String layout) throws IOException {
        try (InputStream in = LayoutsTest.class.getResourceAsStream("layouts/" + layout + ".txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
