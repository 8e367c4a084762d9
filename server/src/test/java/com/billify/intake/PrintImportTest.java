package com.billify.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.billify.extraction.worker.Papers;
import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** Printed invoices through the API, read by the process that reads pages. */
@SpringTest
class PrintImportTest {
    private static final String OWN = "0999123457";
    /** The invoice of purchase-26-10877.xml on paper. */
    private static final List<String> PACKAGING = List.of(
            "Verpakkingen Maes BV",
            "Nijverheidskaai 5, 8500 Kortrijk",
            "BTW BE 0999.080.895",
            "FACTUUR",
            "Klant: Bakkerij De Korenaar BV",
            "Sleepstraat 118, 9000 Gent",
            "Btw-nummer klant: BE 0999.123.457",
            "Factuurnummer: 26/10877",
            "Factuurdatum: 14/10/2026",
            "Vervaldatum: 13/11/2026",
            "Totaal excl. btw: 412,00 EUR",
            "Btw 21 %: 86,52 EUR",
            "Totaal te betalen: 498,52 EUR",
            "Gelieve te betalen op rekening BE86 0682 2409 1750");

    @Autowired
    MockMvc mvc;

    private static Journey bakery(MockMvc mvc) {
        return Journey.begin(mvc, Map.of("name", "Bakkerij De Korenaar BV", "enterpriseNumber", OWN));
    }

    @Test
    void aPrintedInvoiceIsReadLikeTheOthersAndWaitsForAPersonWhereItIsNotSure() {
        Journey journey = bakery(mvc);

        JsonNode preview = journey.preview(Map.of("maes.pdf", Papers.pdf(PACKAGING)));

        JsonNode row = row(journey, preview);
        assertThat(row.path("text").asString()).isEqualTo("26/10877");
        assertThat(row.path("date").asString()).isEqualTo("2026-10-14");
        assertThat(row.path("amount").path("amount").asString()).isEqualTo("498.52");
        assertThat(row.path("direction").asString()).isEqualTo("payable");
        assertThat(row.path("counterpartyName").asString()).isEqualTo("Verpakkingen Maes BV");
        assertThat(row.path("print").path("confirmed").asBoolean()).isFalse();
        boolean hasDoubt = !row.path("print").path("check").isEmpty();
        assertThat(row.path("verdict").asString()).isEqualTo(hasDoubt ? "undecided" : "new");
        assertThat(preview.path("files").get(0).path("format").asString()).isEqualTo("text");
    }

    @Test
    void whatLacksItsTotalIsNotBookedBeforeAPersonSaysWhatIsOnIt() {
        Journey journey = bakery(mvc);
        List<String> torn = new ArrayList<>(PACKAGING);
        torn.removeIf(line -> line.contains("EUR"));
        JsonNode preview = journey.preview(Map.of("torn.pdf", Papers.pdf(torn)));
        JsonNode waiting = row(journey, preview);
        assertThat(waiting.path("verdict").asString()).isEqualTo("undecided");
        assertThat(waiting.path("reason").asString()).isEqualTo("check-print");
        assertThat(waiting.path("print").path("check").toString()).contains("amount");

        // whoever asks for it with a direction alone has not looked at the page
        Browser.Answer forced = journey.browser()
                .post(
                        journey.company() + "/imports/" + preview.path("id").asString() + "/take-in",
                        Map.of("directions", Map.of(waiting.path("id").asString(), "payable")));
        assertThat(journey.done(forced.json()).path("state").asString()).isEqualTo("takenIn");
        assertThat(journey.all("/invoices?status=all")).isEmpty();
    }

    @Test
    void whatAPersonConfirmsIsTakenInAndUndoneWithItsImport() {
        Journey journey = bakery(mvc);
        JsonNode preview = journey.preview(Map.of("maes.pdf", Papers.pdf(PACKAGING)));
        String print = print(journey, preview);
        JsonNode form = journey.get(print);
        assertThat(form.path("fields").path("amount").asString()).isEqualTo("498.52");
        assertThat(form.path("marks").isEmpty()).isFalse();

        Browser.Answer wrong =
                journey.browser().put(journey.company() + print, answer(form, Map.of("iban", "BE86 0682 2409 1751")));
        assertThat(wrong.status()).isEqualTo(422);
        JsonNode confirmed = journey.browser()
                .put(journey.company() + print, answer(form, Map.of("number", "26/10878")))
                .json();
        assertThat(confirmed.path("confirmed").asBoolean()).isTrue();

        JsonNode again =
                journey.done(journey.get("/imports/" + preview.path("id").asString()));
        assertThat(row(journey, again).path("verdict").asString()).isEqualTo("new");
        JsonNode taken = journey.takeIn(again);
        assertThat(taken.path("counts")).isEqualTo(again.path("counts"));
        assertThat(journey.all("/invoices?status=all"))
                .singleElement()
                .satisfies(invoice -> assertThat(invoice.toString()).contains("26/10878"));
        assertThat(journey.browser()
                        .put(journey.company() + print, answer(form, Map.of()))
                        .status())
                .isEqualTo(409);
        journey.undo(taken);
        assertThat(journey.all("/invoices?status=all")).isEmpty();
    }

    @Test
    void theSameInvoiceAsDataAndOnPaperIsOne() {
        Journey journey = bakery(mvc);
        journey.bring("invoices/purchase-26-10877.xml");
        List<JsonNode> before = journey.all("/invoices?status=all");

        JsonNode preview = journey.preview(Map.of("maes.pdf", Papers.pdf(PACKAGING)));
        String print = print(journey, preview);
        journey.browser().put(journey.company() + print, answer(journey.get(print), Map.of()));
        JsonNode again =
                journey.done(journey.get("/imports/" + preview.path("id").asString()));

        assertThat(row(journey, again).path("verdict").asString()).isEqualTo("known");
        journey.takeIn(again);
        assertThat(journey.all("/invoices?status=all")).hasSameSizeAs(before);
    }

    @Test
    void whatAPersonConfirmsTeachesHowTheNextPaperOfTheSupplierIsRead() {
        Journey journey = bakery(mvc);
        JsonNode before = journey.preview(Map.of("first.pdf", Papers.pdf(strange("77-118", "14/10/2026"))));
        assertThat(journey.get(print(journey, before))
                        .path("fields")
                        .path("number")
                        .asString(""))
                .isNotEqualTo("77-118");
        journey.browser()
                .put(
                        journey.company() + print(journey, before),
                        answer(
                                journey.get(print(journey, before)),
                                Map.of("number", "77-118", "counterpartyName", "Maes Verpakkingen")));

        JsonNode next = journey.preview(Map.of("next.pdf", Papers.pdf(strange("77-131", "2/11/2026"))));

        JsonNode form = journey.get(print(journey, next));
        assertThat(form.path("fields").path("number").asString()).isEqualTo("77-131");
        assertThat(form.path("fields").path("counterpartyName").asString()).isEqualTo("Maes Verpakkingen");
        Journey neighbour = Journey.begin(mvc, Map.of("name", "Buur BV", "enterpriseNumber", "0999080895"));
        JsonNode elsewhere = neighbour.preview(Map.of("next.pdf", Papers.pdf(strange("77-131", "2/11/2026"))));
        assertThat(neighbour
                        .get(print(neighbour, elsewhere))
                        .path("fields")
                        .path("number")
                        .asString(""))
                .isNotEqualTo("77-131");
    }

    /** Whose invoice has words beside its number that nobody knows. */
    private static List<String> strange(String number, String issued) {
        return PACKAGING.stream()
                .map(line -> line.startsWith("Factuurnummer")
                        ? "Kengetal: " + number
                        : line.startsWith("Factuurdatum") ? "Factuurdatum: " + issued : line)
                .filter(line -> !line.startsWith("Vervaldatum"))
                .toList();
    }

    @Test
    void aSupplierOfNearlyTheSameNameWithANumberOfItsOwnIsAnother() {
        Journey journey = bakery(mvc);
        journey.bring("invoices/purchase-26-10877.xml");
        String alike = new String(forgedXml(), UTF_8).replace("0999080895", "0403170701");
        String apart = alike.replace("Verpakkingen Maes", "VerpakkingenMaes");

        assertThat(row(journey, journey.preview(Map.of("maes.xml", apart.getBytes(UTF_8))))
                        .path("verdict")
                        .asString())
                .isEqualTo("new");
        assertThat(row(journey, journey.preview(Map.of("maes.xml", alike.getBytes(UTF_8))))
                        .path("reason")
                        .asString())
                .isEqualTo("new-account");
    }

    @Test
    void aNewAccountOfAKnownSupplierWaitsForALookOnPaperAndAsDataAlike() {
        Journey journey = bakery(mvc);
        journey.bring("invoices/purchase-26-10877.xml");
        List<String> forged = PACKAGING.stream()
                .map(line -> line.replace("26/10877", "26/10878")
                        .replace("BTW BE 0999.080.895", "Tel. 056 12 34 56")
                        .replace("BE86 0682 2409 1750", "BE68 5390 0754 7034"))
                .toList();

        JsonNode paper = journey.preview(Map.of("maes.pdf", Papers.pdf(forged)));

        JsonNode row = row(journey, paper);
        assertThat(row.path("verdict").asString()).isEqualTo("undecided");
        assertThat(row.path("doubt").path("account").path("known").asString()).isEqualTo("BE86068224091750");
        assertThat(row.path("doubt").path("account").path("incoming").asString())
                .isEqualTo("BE68539007547034");
        JsonNode form = journey.get(print(journey, paper));
        assertThat(form.path("otherAccount").asString()).isEqualTo("BE86068224091750");
        assertThat(form.path("check").toString()).contains("iban");

        JsonNode data = journey.preview(Map.of("maes.xml", forgedXml()));
        JsonNode waiting = row(journey, data);
        assertThat(waiting.path("verdict").asString()).isEqualTo("undecided");
        assertThat(waiting.path("reason").asString()).isEqualTo("new-account");
        String takeIn = journey.company() + "/imports/" + data.path("id").asString() + "/take-in";
        journey.done(journey.browser().post(takeIn, Map.of()).json());
        assertThat(journey.all("/invoices?status=all")).hasSize(1);

        JsonNode again = journey.preview(Map.of("maes.xml", forgedXml()));
        journey.done(journey.browser()
                .post(
                        journey.company() + "/imports/" + again.path("id").asString() + "/take-in",
                        Map.of("looked", List.of(row(journey, again).path("id").asString())))
                .json());
        assertThat(journey.all("/invoices?status=all")).hasSize(2);
        assertThat(row(journey, journey.preview(Map.of("third.xml", xml("26/10879"))))
                        .path("verdict")
                        .asString())
                .isEqualTo("new");
    }

    private static byte[] forgedXml() {
        return xml("26/10878");
    }

    private static byte[] xml(String number) {
        return new String(
                        Journey.fixtures("invoices/purchase-26-10877.xml")
                                .values()
                                .iterator()
                                .next(),
                        UTF_8)
                .replace("26/10877", number)
                .replace("BE86068224091750", "BE68539007547034")
                .getBytes(UTF_8);
    }

    @Test
    void whatElseStandsOnThePageCanBeChosenInstead() {
        Journey journey = bakery(mvc);
        JsonNode preview = journey.preview(Map.of("maes.pdf", Papers.pdf(PACKAGING)));

        List<JsonNode> values = new ArrayList<>();
        journey.get(print(journey, preview) + "/values").path("values").forEach(values::add);

        assertThat(values)
                .extracting(value -> value.path("kind").asString() + " "
                        + value.path("value").asString())
                .contains(
                        "code 26/10877",
                        "date 2026-10-14",
                        "date 2026-11-13",
                        "amount 86.52",
                        "account BE86068224091750",
                        "tax-number BE0999080895",
                        "text Verpakkingen Maes BV");
        assertThat(values).allSatisfy(value -> {
            assertThat(value.path("x").asDouble() + value.path("width").asDouble())
                    .isBetween(0.0, 1.0);
            assertThat(value.path("y").asDouble() + value.path("height").asDouble())
                    .isBetween(0.0, 1.0);
        });
    }

    @Test
    void aPictureOfAnInvoiceIsReadAndShownWithThePlacesOfItsValues() {
        Journey journey = bakery(mvc);

        JsonNode preview = journey.preview(Map.of("maes.png", Papers.encoded(Papers.image(PACKAGING), "png")));

        JsonNode form = journey.get(print(journey, preview));
        assumeThat(preview.path("files").toString()).as("tesseract runs here").doesNotContain("no-ocr");
        assertThat(form.path("fields").path("amount").asString()).isEqualTo("498.52");
        assertThat(form.path("marks").toString()).contains("amount");
        assertThat(journey.browser()
                        .perform(MockMvcRequestBuilders.get(journey.company() + print(journey, preview) + "/pages/1"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatCannotBeReadIsFilledInByAPersonBesideIt() {
        Journey journey = bakery(mvc);
        JsonNode preview = journey.preview(Map.of("blank.pdf", Papers.pdf(List.of())));
        assertThat(preview.path("files").get(0).path("warnings").toString()).contains("nothing-printed");
        assertThat(row(journey, preview).path("verdict").asString()).isEqualTo("undecided");
        JsonNode form = journey.get(print(journey, preview));
        assertThat(form.path("pages").toString()).isEqualTo("[1]");

        journey.browser()
                .put(
                        journey.company() + print(journey, preview),
                        answer(
                                form,
                                Map.of(
                                        "number",
                                        "17",
                                        "counterpartyName",
                                        "De Buur",
                                        "issueDate",
                                        "2026-10-14",
                                        "amount",
                                        "12.50")));
        JsonNode again =
                journey.done(journey.get("/imports/" + preview.path("id").asString()));
        journey.takeIn(again);

        assertThat(journey.all("/invoices?status=all"))
                .singleElement()
                .satisfies(invoice -> assertThat(invoice.toString()).contains("De Buur", "12.50"));
    }

    @Test
    void aPhotoInTheFormOfTelephonesIsKeptAndTheWayOutIsSaid() {
        Journey journey = bakery(mvc);
        byte[] heic = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(ISO_8859_1);

        JsonNode file =
                journey.preview(Map.of("IMG_0001.HEIC", heic)).path("files").get(0);

        assertThat(file.path("refusal").path("code").asString()).isEqualTo("unsupported-image");
        assertThat(file.path("refusal").path("message").asString()).contains("JPEG");
        assertThat(journey.browser()
                        .get(journey.company() + "/documents/" + file.path("id").asString() + "/content")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<!DOCTYPE html><html><script>alert(1)</script></html>"
            })
    void aFileWithAScriptIsKeptAndOnlyEverHandedOutAsAFile(String content) {
        Journey journey = bakery(mvc);

        JsonNode file = journey.preview(Map.of("invoice.pdf", content.getBytes(UTF_8)))
                .path("files")
                .get(0);

        assertThat(file.path("refusal").path("code").asString()).isNotEmpty();
        Browser.Answer download = journey.browser()
                .get(journey.company() + "/documents/" + file.path("id").asString() + "/content");
        assertThat(download.status()).isEqualTo(200);
        assertThat(download.headers().get("Content-Type")).startsWith("application/xml");
        assertThat(download.headers().get("Content-Disposition")).startsWith("attachment");
        assertThat(download.headers().get("Content-Security-Policy")).contains("sandbox");
        assertThat(download.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void ownNumbersOnAPaperAreNeverTheSuppliers() {
        Journey journey = bakery(mvc);
        journey.browser().patch(journey.company(), Map.of("enterpriseNumber", OWN));
        List<String> unnamed = new ArrayList<>(PACKAGING);
        unnamed.removeIf(line -> line.startsWith("BTW BE"));

        JsonNode form = journey.get(print(journey, journey.preview(Map.of("maes.pdf", Papers.pdf(unnamed)))));

        assertThat(form.path("direction").asString()).isEqualTo("payable");
        assertThat(form.path("fields").path("counterpartyVat").isNull()).isTrue();
        assertThat(form.path("fields").path("counterpartyName").asString("")).doesNotContain("Korenaar");
    }

    @Test
    void aPageIsShownAsAPictureToThoseOfTheCompanyOnly() {
        Journey journey = bakery(mvc);
        JsonNode preview = journey.preview(Map.of("maes.pdf", Papers.pdf(PACKAGING)));
        String pages = journey.company() + print(journey, preview) + "/pages/";

        assertThat(journey.browser().perform(MockMvcRequestBuilders.get(pages + 1)))
                .satisfies(page -> {
                    assertThat(page.status()).isEqualTo(200);
                    assertThat(page.headers().get("Content-Type")).isEqualTo("image/png");
                });
        assertThat(journey.browser()
                        .perform(MockMvcRequestBuilders.get(pages + 2))
                        .status())
                .isEqualTo(404);
        assertThat(Journey.begin(mvc)
                        .browser()
                        .perform(MockMvcRequestBuilders.get(pages + 1))
                        .status())
                .isIn(403, 404);
    }

    @Test
    void theFirstPageOfAFileIsThereSmallAndGoesWithIt() {
        Journey journey = bakery(mvc);
        JsonNode preview =
                journey.preview(Map.of("maes.pdf", Papers.pdf(PACKAGING), "note.txt", "no pages".getBytes(UTF_8)));
        String address = thumbnail(journey, preview, "maes.pdf");

        assertThat(journey.browser().perform(MockMvcRequestBuilders.get(address)))
                .satisfies(picture -> {
                    assertThat(picture.status()).isEqualTo(200);
                    assertThat(picture.headers().get("Content-Type")).isEqualTo("image/jpeg");
                    assertThat(picture.headers().get("Cache-Control"))
                            .contains("private")
                            .contains("immutable");
                });
        assertThat(journey.browser().file(address)).hasSizeBetween(500, 20_000).startsWith(0xff, 0xd8);
        assertThat(journey.browser()
                        .perform(MockMvcRequestBuilders.get(thumbnail(journey, preview, "note.txt")))
                        .status())
                .isEqualTo(204);
        assertThat(Journey.begin(mvc)
                        .browser()
                        .perform(MockMvcRequestBuilders.get(address))
                        .status())
                .isIn(403, 404);

        journey.browser()
                .delete(journey.company() + "/imports/" + preview.path("id").asString());
        assertThat(journey.browser()
                        .perform(MockMvcRequestBuilders.get(address))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPaperThatEndsItsReaderEachTimeIsFilledInByAPersonBesideIt() throws InterruptedException {
        Journey journey = bakery(mvc);
        AtomicBoolean isOver = new AtomicBoolean();
        Thread killer = Thread.ofPlatform().start(() -> {
            while (!isOver.get()) {
                readers().forEach(ProcessHandle::destroyForcibly);
                Thread.onSpinWait();
            }
        });
        JsonNode preview;
        try {
            preview = journey.preview(Map.of("maes.pdf", Papers.pdf(PACKAGING)));
        } finally {
            isOver.set(true);
            killer.join();
        }

        assertThat(preview.path("files").get(0).path("warnings").toString()).contains("reading-failed");
        assertThat(row(journey, preview).path("verdict").asString()).isEqualTo("undecided");
        JsonNode form = journey.get(print(journey, preview));
        assertThat(form.path("pages").toString()).isEqualTo("[1]");
        assertThat(journey.browser()
                        .perform(MockMvcRequestBuilders.get(journey.company() + print(journey, preview) + "/pages/1"))
                        .status())
                .isEqualTo(200);
    }

    private static String thumbnail(Journey journey, JsonNode preview, String name) {
        for (JsonNode file : preview.path("files")) {
            if (file.path("name").asString().equals(name)) {
                return journey.company() + "/documents/" + file.path("id").asString() + "/thumbnail";
            }
        }
        throw new AssertionError("no file " + name);
    }

    private static Stream<ProcessHandle> readers() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("java"));
    }

    @Test
    void aReminderIsCalledWhatItIsAndKept() {
        Journey journey = bakery(mvc);
        List<String> reminder = new ArrayList<>(PACKAGING);
        reminder.set(3, "BETALINGSHERINNERING");

        JsonNode preview = journey.preview(Map.of("reminder.pdf", Papers.pdf(reminder)));

        JsonNode file = preview.path("files").get(0);
        assertThat(file.path("refusal").path("code").asString()).isEqualTo("not-an-invoice-reminder");
        assertThat(journey.all("/imports/" + preview.path("id").asString() + "/rows"))
                .isEmpty();
        assertThat(journey.browser()
                        .get(journey.company() + "/documents/" + file.path("id").asString() + "/content")
                        .status())
                .isEqualTo(200);
    }

    private static JsonNode row(Journey journey, JsonNode preview) {
        return journey.all("/imports/" + preview.path("id").asString() + "/rows")
                .getFirst();
    }

    private static String print(Journey journey, JsonNode preview) {
        return "/imports/" + preview.path("id").asString() + "/files/"
                + row(journey, preview).path("fileId").asString() + "/print";
    }

    private static Map<String, Object> answer(JsonNode form, Map<String, String> corrections) {
        Map<String, Object> fields = new LinkedHashMap<>();
        form.path("fields")
                .properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        field.getValue().isNull() ? "" : field.getValue().asString()));
        fields.putAll(corrections);
        return Map.of(
                "direction",
                "payable",
                "creditNote",
                form.path("creditNote").asBoolean(),
                "currency",
                form.path("currency").asString(),
                "fields",
                fields);
    }
}
