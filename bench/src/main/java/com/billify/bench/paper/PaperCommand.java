package com.billify.bench.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code paper --out DIR [--suppliers N] [--each N] [--first N]}: made-up invoices as PDF, each beside its truth. A supplier has its
 * layout, its words and its numbers, so that the papers of one look alike.
 */
public final class PaperCommand {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PaperCommand() {}

    /** @throws IllegalArgumentException with one line that says which option is wrong */
    public static void run(List<String> words) throws IOException {
        Path out = null;
        int suppliers = 100;
        int each = 3;
        int first = 1;
        for (int index = 0; index < words.size(); index += 2) {
            String option = words.get(index);
            String value = index + 1 < words.size() ? words.get(index + 1) : "";
            switch (option) {
                case "--out" -> out = Path.of(value);
                case "--suppliers" -> suppliers = number(option, value);
                case "--each" -> each = number(option, value);
                case "--first" -> first = number(option, value);
                default -> throw new IllegalArgumentException("paper: no such option: " + option);
            }
        }
        if (out == null) {
            throw new IllegalArgumentException("paper: --out names the folder to write to");
        }
        write(Files.createDirectories(out), first, suppliers, each);
    }

    private static int number(String option, String value) {
        if (!value.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("paper: " + option + " needs a number, not '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    /** The papers of the suppliers from {@code first} on, {@code each} of every one. */
    public static void write(Path out, int first, int suppliers, int each) throws IOException {
        for (int supplier = first; supplier < first + suppliers; supplier++) {
            Draw draw = new Draw(1_000_003L * supplier);
            Language language = draw.oneOf(List.of(
                    Language.NL,
                    Language.NL,
                    Language.NL,
                    Language.FR,
                    Language.FR,
                    Language.FR,
                    Language.EN,
                    Language.DE));
            Firm seller = Firm.of(draw, language, draw.happens(0.85));
            Firm buyer = Firm.of(draw, draw.oneOf(List.of(Language.NL, Language.FR)), true);
            Wording own = Wording.of(draw, language);
            boolean isBilingual = language != Language.DE && draw.happens(0.08);
            Wording wording = isBilingual
                    ? own.beside(Wording.of(draw, language == Language.FR ? Language.NL : Language.FR))
                    : own;
            Layout layout = Layout.of(supplier);
            Bill.NumberStyle numbers = draw.oneOf(Bill.NumberStyle.class);
            int sequence = draw.between(1, 4000);
            for (int index = 0; index < each; index++) {
                sequence += draw.between(1, 60);
                Bill bill = Bill.of(draw, language, seller, buyer, numbers, sequence);
                String name = String.format(Locale.ROOT, "paper-%04d-%d", supplier, index + 1);
                write(out.resolve(name + ".pdf"), bill, layout, wording, draw, null);
                Files.writeString(
                        out.resolve(name + ".truth.json"),
                        JSON.writeValueAsString(truth(bill, layout)),
                        StandardCharsets.UTF_8);
            }
            if (supplier % 5 == 0) {
                String title = draw.oneOf(Wording.OTHER_TITLES.getOrDefault(language, List.of()));
                Bill bill = Bill.of(draw, language, seller, buyer, numbers, sequence + 1);
                write(
                        out.resolve(String.format(Locale.ROOT, "other-%04d.pdf", supplier)),
                        bill,
                        layout,
                        wording,
                        draw,
                        title);
            }
        }
    }

    private static void write(
            Path file, Bill bill, Layout layout, Wording wording, Draw draw, @Nullable String otherTitle)
            throws IOException {
        try (PDDocument document = new PDDocument()) {
            try (Sheet sheet = new Sheet(document, layout.face())) {
                new Painter(sheet, bill, layout, wording, draw, otherTitle).paint();
            }
            document.save(file.toFile());
        }
    }

    private static Map<String, @Nullable Object> truth(Bill bill, Layout layout) {
        Map<String, @Nullable Object> truth = new LinkedHashMap<>();
        truth.put("invoiceNumber", bill.number());
        truth.put("issueDate", bill.issued().toString());
        truth.put("dueDate", bill.payableBy() == null ? null : String.valueOf(bill.payableBy()));
        truth.put("sellerName", List.of(bill.seller().name(), bill.seller().brand()));
        truth.put("sellerVat", bill.seller().vat());
        truth.put(
                "iban",
                Habits.of(layout.number()).twoBanks()
                        ? List.of(bill.seller().iban(), bill.otherAccount())
                        : bill.seller().iban());
        truth.put("paymentReference", bill.reference());
        truth.put("currency", "EUR");
        boolean hasGrossAlone = layout.totals() == Layout.Totals.GROSS_ALONE;
        truth.put("net", hasGrossAlone ? null : bill.net().toPlainString());
        truth.put("vat", hasGrossAlone ? null : bill.vat().toPlainString());
        truth.put("gross", bill.gross().toPlainString());
        truth.put("_payable", bill.gross().subtract(bill.prepaid()).toPlainString());
        truth.put("_layout", layout.number());
        truth.put("_kind", bill.isCredit() ? "creditNote" : "invoice");
        truth.put("_buyerName", bill.buyer().name());
        truth.put("_buyerVat", bill.buyer().vat());
        return truth;
    }
}
