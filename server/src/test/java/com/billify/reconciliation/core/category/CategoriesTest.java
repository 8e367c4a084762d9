package com.billify.reconciliation.core.category;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Money;
import com.billify.reconciliation.core.category.Suggestion.Source;
import com.billify.reconciliation.core.matching.Payment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoriesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final String OWN = "BE68539007547034";

    private static Payment line(long cents, @Nullable String name, @Nullable String account, @Nullable String text) {
        return new Payment("1", "BE1", DAY, new Money(cents, EUR), name, account, null, text, null);
    }

    private static Suggestion suggested(Payment line, Matched matched) {
        return Objects.requireNonNull(
                Categories.of(List.of(line), Map.of(line.id(), matched), Set.of(OWN), DAY, Categories.Memory.NONE)
                        .suggestions()
                        .get(line.id()));
    }

    @Test
    void theNamesAreTheClosedListOfTheContract() {
        assertThat(Arrays.stream(Category.values()).map(Category::wireName))
                .containsExactly(
                        "sales",
                        "card_settlement",
                        "refund",
                        "subsidy_or_claim",
                        "goods",
                        "salary",
                        "holiday_pay",
                        "yearend_premium",
                        "payroll_tax",
                        "social_security",
                        "vat",
                        "corp_tax_prepay",
                        "software",
                        "telecom",
                        "energy",
                        "rent",
                        "lease",
                        "loan",
                        "insurance",
                        "fuel",
                        "marketing",
                        "cleaning",
                        "waste",
                        "accountant",
                        "bank_fee",
                        "creditcard",
                        "capex",
                        "owner_draw",
                        "dividend",
                        "internal_transfer",
                        "sdd_batch",
                        "sdd_return",
                        "supplier_batch",
                        "other");
        for (Category category : Category.values()) {
            assertThat(Category.ofWireName(category.wireName())).contains(category);
        }
        assertThat(Category.ofWireName("misc")).isEmpty();
    }

    @Test
    void moneyBetweenOwnAccountsIsATransferWhateverItsText() {
        Suggestion suggestion = suggested(line(-500_00, "Huur", OWN, "huur maart"), Matched.NOTHING);
        assertThat(suggestion.category()).isEqualTo(Category.INTERNAL_TRANSFER);
        assertThat(suggestion.source()).isEqualTo(Source.RULE);
    }

    @ParameterizedTest
    @CsvSource({
        "FOD FINANCIEN - BTW,BE22679200300047,vat",
        "Inningscentrum,BE61679200229117,corp_tax_prepay",
        "SPF FINANCES PRP,BE84679730406259,payroll_tax",
        "RSZ - ONSS,BE43679347337701,social_security",
        "OFFICE NATIONAL SECURITE SOCIALE,BE43679347337701,social_security",
    })
    void whatGoesToTheStateIsToldByAccountAndName(String name, String account, String category) {
        assertThat(suggested(line(-4_000_00, name, account, null), Matched.NOTHING)
                        .category()
                        .wireName())
                .isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({
        "-180000,Immo Claes NV,BE91738209331476,Huur 03/2026,rent",
        "-180000,Immo Claes SA,BE91738209331476,loyer mars 2026,rent",
        "-180000,Claes Immobilien,BE91738209331476,Miete März,rent",
        "-210000,An Peeters,BE91738209331476,Loon 03/2026,salary",
        "-210000,An Peeters,BE91738209331476,rémunération,salary",
        "-150000,An Peeters,BE91738209331476,dubbel vakantiegeld,holiday_pay",
        "-150000,An Peeters,BE91738209331476,prime de fin d'année,yearend_premium",
        "-1250,,,BEHEERSKOSTEN REKENING 02/2026,bank_fee",
        "-1250,,,Frais de gestion du compte,bank_fee",
        "-130000,,,Terugbetaling investeringskrediet 123456789,loan",
        "-88000,BANK CARD COMPANY,,Uitgavenstaat VISA 02/2026,creditcard",
        "-300000,Jan Claes,BE91738209331476,bezoldiging zaakvoerder,owner_draw",
        "-1500000,Jan Claes,BE91738209331476,dividend 2025,dividend",
        "64000,WORLDLINE NV,BE91738209331476,POS 3000004 netto,card_settlement",
        "820000,VLAIO,BE91738209331476,steun dossier 4411,subsidy_or_claim",
        "1300000,,,SDD CORE BATCH 20260303 NBTX 61,sdd_batch",
        "-900000,,,COLLECTIEVE OVERSCHRIJVING 7 OPDRACHTEN,supplier_batch",
        "-7200,,,Betaling met debetkaart TEXACO GENT 4/3,fuel",
        "-6100,Proximus,BE91738209331476,Domiciliëring mandaat 1,telecom",
        "-831682,,,Lonen oktober 2026,salary",
        "66105,Kaartbetalingen Piepje NV,BE91738209331476,GANZENPOOT GENT 20/11/2026,card_settlement",
        "-3200000,Garage Maes,BE91738209331476,aankoop bestelwagen,capex",
    })
    void theWordsOfBelgianBankingAreKnownInItsLanguages(
            long cents, @Nullable String name, @Nullable String account, String text, String category) {
        assertThat(suggested(line(cents, name, account, text), Matched.NOTHING)
                        .category()
                        .wireName())
                .isEqualTo(category);
    }

    @Test
    void whatALineSettlesSaysWhatItIsFor() {
        assertThat(suggested(line(100_00, "A", null, null), Matched.RECEIVABLE).category())
                .isEqualTo(Category.SALES);
        assertThat(suggested(line(-100_00, "A", null, null), Matched.RETURNED).category())
                .isEqualTo(Category.SDD_RETURN);
        assertThat(suggested(line(-100_00, "A", null, null), Matched.CREDIT_NOTE)
                        .category())
                .isEqualTo(Category.REFUND);
        assertThat(suggested(line(-100_00, "A", null, null), Matched.BATCH).category())
                .isEqualTo(Category.SUPPLIER_BATCH);
        assertThat(suggested(line(-100_00, "A", "BE91738209331476", null), Matched.PAYABLE)
                        .category())
                .isEqualTo(Category.GOODS);
    }

    @Test
    void whatAPersonSaidIsNeverOverwritten() {
        Payment line = line(-4_000_00, "FOD FINANCIEN - BTW", "BE22679200300047", null);
        Suggestion said = new Suggestion(Category.OTHER, Source.USER, 1);
        Categories categories = Categories.of(List.of(line), Map.of(), Set.of(OWN), DAY, ignored -> Optional.of(said));
        assertThat(categories.suggestions()).containsEntry(line.id(), said);
    }

    @Test
    void transfersAndBatchesAreNoSeriesAndRentIs() {
        List<Payment> lines = new ArrayList<>();
        for (int month = 0; month < 12; month++) {
            LocalDate day = DAY.plusMonths(month);
            lines.add(new Payment("t" + month, "BE1", day, new Money(-500_00, EUR), "Wij", OWN, null, "sparen", null));
            lines.add(new Payment(
                    "b" + month,
                    "BE1",
                    day,
                    new Money(-9_000_00 - month, EUR),
                    null,
                    null,
                    null,
                    "VERZAMELBETALING AANTAL 9",
                    null));
            lines.add(new Payment(
                    "r" + month,
                    "BE1",
                    day,
                    new Money(-1_800_00, EUR),
                    "Immo",
                    "BE91738209331476",
                    null,
                    "huur",
                    null));
        }
        Categories categories = Categories.of(lines, Map.of(), Set.of(OWN), DAY.plusMonths(11), Categories.Memory.NONE);
        assertThat(categories.series()).hasSize(1);
        assertThat(categories.series().getFirst().lineIds())
                .contains("r0", "r11")
                .hasSize(12);
        assertThat(categories.suggestions()).hasSize(36);
    }

    @Test
    void everyWordOfTheDictionaryIsFoundForItsOwnCategory() {
        assertThat(Terms.inText("terugbetaling lening 12")).containsExactly(Category.LOAN);
        assertThat(Terms.inText("Versicherungsbeiträge")).containsExactly(Category.INSURANCE);
        assertThat(Terms.inText("niets van dit alles")).isEmpty();
        assertThat(Terms.inText(null)).isEmpty();
        assertThat(Terms.inNames("SD Worx Payroll", null)).containsExactly(Category.ACCOUNTANT);
    }
}
