package com.billify.extraction.core.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.extraction.core.page.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupplierProfileTest {
    private static final Map<Field, String> CONFIRMED = Map.of(
            Field.SELLER_NAME,
            "Ardena Werken",
            Field.SELLER_VAT,
            "BE0403170701",
            Field.INVOICE_NUMBER,
            "77-118",
            Field.GROSS,
            "121.00");

    @Test
    void strangeLabelIsUnderstoodOnceItsValueWasCorrected() {
        SupplierProfile profile = learnt(Lesson.of(paper("77-118", "121,00"), CONFIRMED));

        PrintedReading.Invoice read = read(paper("77-131", "242,00"), profile);

        assertThat(read.document().invoiceNumber()).isEqualTo("77-131");
        assertThat(read.document().gross()).isEqualByComparingTo("242.00");
        assertThat(read.document().sellerName()).isEqualTo("Ardena Werken");
    }

    @Test
    void withoutWhatWasLearntTheStrangeLabelSaysNothing() {
        PrintedReading.Invoice read =
                (PrintedReading.Invoice) FieldExtractor.read(paper("77-131", "242,00"), Known.nothing());

        assertThat(read.document().invoiceNumber()).isNotEqualTo("77-131");
    }

    @Test
    void anotherSupplierIsReadWithoutIt() {
        SupplierProfile profile = learnt(Lesson.of(paper("77-118", "121,00"), CONFIRMED));
        List<Page> other = PageOfWords.printed()
                .title(50, 100, "FACTUUR")
                .at(350, 200, "Kengetal")
                .at(450, 200, "77-131")
                .at(50, 700, "BTW BE 0705.969.661")
                .pages();

        assertThat(read(other, profile).document().invoiceNumber()).isNull();
    }

    @Test
    void twoDocumentsThatAgreeMakeATemplate() {
        SupplierProfile once = learnt(Lesson.of(paper("77-118", "121,00"), CONFIRMED));
        SupplierProfile twice = learnt(
                Lesson.of(paper("77-118", "121,00"), CONFIRMED), Lesson.of(paper("77-118", "121,00"), CONFIRMED));

        assertThat(once.habits()).noneMatch(SupplierProfile.Habit::isTemplate);
        assertThat(twice.habits())
                .filteredOn(habit -> habit.field() == Field.INVOICE_NUMBER)
                .singleElement()
                .satisfies(habit -> {
                    assertThat(habit.label()).isEqualTo("kengetal");
                    assertThat(habit.isTemplate()).isTrue();
                });
    }

    @Test
    void contradictionTakesTheBeliefAway() {
        SupplierProfile after = learnt(
                Lesson.of(paper("77-118", "121,00"), CONFIRMED),
                Lesson.of(
                        paper("K-1", "121,00"),
                        Map.of(Field.SELLER_VAT, "BE0403170701", Field.INVOICE_NUMBER, "2026-9")));

        assertThat(after.habits())
                .filteredOn(habit -> habit.label().equals("kengetal"))
                .isNotEmpty()
                .noneMatch(SupplierProfile.Habit::holds);
    }

    @Test
    void learntWordIsNotRecognisedWithinALongerPhrase() {
        SupplierProfile profile = learnt(Lesson.of(paper("77-118", "121,00"), CONFIRMED));
        List<Page> other = PageOfWords.printed()
                .title(50, 100, "FACTUUR")
                .at(50, 200, "Uw kengetal")
                .at(250, 200, "88-400")
                .at(50, 240, "Kengetal")
                .at(250, 240, "77-131")
                .at(50, 280, "Kengetal klant")
                .at(250, 280, "88-500")
                .at(50, 700, "BTW BE 0403.170.701")
                .pages();

        assertThat(read(other, profile).document().invoiceNumber()).isEqualTo("77-131");
    }

    @Test
    void supplierIsToldByItsNumberBeforeAnAccountThatOthersHaveToo() {
        Lesson one = new Lesson("Een", "BE0403170701", "BE68539007547034", Map.of());
        Lesson other = new Lesson("Twee", "BE0705969661", "BE68539007547034", Map.of());
        Lesson unnumbered = new Lesson("Drie", null, "BE71096123456769", Map.of());

        assertThat(Lesson.supplier(List.of(one, other), Set.of("BE0705969661", "BE68539007547034")))
                .hasValueSatisfying(profile -> assertThat(profile.name()).isEqualTo("Twee"));
        assertThat(Lesson.supplier(List.of(one, other), Set.of("BE68539007547034")))
                .isEmpty();
        assertThat(Lesson.supplier(List.of(unnumbered), Set.of("BE71096123456769")))
                .hasValueSatisfying(profile -> assertThat(profile.name()).isEqualTo("Drie"));
        assertThat(Lesson.supplier(List.of(), Set.of("BE71096123456769"))).isEmpty();
    }

    private static SupplierProfile learnt(Lesson... lessons) {
        return SupplierProfile.of(List.of(lessons));
    }

    private static List<Page> paper(String number, String gross) {
        return PageOfWords.printed()
                .at(50, 50, "Ardena")
                .title(50, 100, "FACTUUR")
                .at(350, 200, "Kengetal")
                .at(450, 200, number)
                .at(350, 220, "Volgnr: 2026-9")
                .at(350, 500, "Slotsom")
                .at(480, 500, gross + " EUR")
                .at(50, 700, "BTW BE 0403.170.701")
                .pages();
    }

    private static PrintedReading.Invoice read(List<Page> pages, SupplierProfile profile) {
        Suppliers suppliers = identities ->
                profile.identities().stream().anyMatch(identities::contains) ? Optional.of(profile) : Optional.empty();
        return (PrintedReading.Invoice) FieldExtractor.read(pages, new Known(Own.nothing(), suppliers, null));
    }
}
