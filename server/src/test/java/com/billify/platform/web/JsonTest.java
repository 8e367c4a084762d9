package com.billify.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.Patch;
import com.billify.testing.SpringTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@SpringTest
class JsonTest {
    private final JsonMapper json;

    JsonTest(@Autowired JsonMapper json) {
        this.json = json;
    }

    enum Window {
        OVERDUE,
        WITHIN_30,
        TAKEN_IN
    }

    record Values(
            Money money,
            LocalDate day,
            Instant at,
            Window window,
            CompanyId company,
            @Nullable String text) {}

    record Change(Patch<String> text, Patch<Integer> number) {}

    private static final Values VALUES = new Values(
            new Money(-123_450, Currency.getInstance("EUR")),
            LocalDate.of(2026, 10, 25),
            Instant.parse("2026-10-25T00:30:00Z"),
            Window.WITHIN_30,
            CompanyId.parse("8d0f6c0e-1111-4222-8333-000000000001"),
            null);

    private static final String WRITTEN = """
            {"money":{"amount":"-1234.50","currency":"EUR"},"day":"2026-10-25","at":"2026-10-25T00:30:00Z",\
            "window":"within30","company":"8d0f6c0e-1111-4222-8333-000000000001","text":null}""";

    @Test
    void valuesAreWrittenAsTheContractSays() {
        assertThat(json.readTree(json.writeValueAsString(VALUES))).isEqualTo(json.readTree(WRITTEN));
        assertThat(json.writeValueAsString(VALUES)).contains("\"text\":null");
    }

    @Test
    void valuesAreReadAsTheyAreWritten() {
        assertThat(json.readValue(WRITTEN, Values.class)).isEqualTo(VALUES);
    }

    @Test
    void yenHaveNoDecimals() {
        assertThat(json.writeValueAsString(new Money(1234, Currency.getInstance("JPY"))))
                .isEqualTo("{\"amount\":\"1234\",\"currency\":\"JPY\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":12.5,\"currency\":\"EUR\"}",
                "{\"amount\":\"1.005\",\"currency\":\"EUR\"}",
                "{\"amount\":\"1,50\",\"currency\":\"EUR\"}",
                "{\"amount\":\"1\",\"currency\":\"EURO\"}",
                "{\"amount\":\"1\"}",
                "\"1 EUR\""
            })
    void whatIsNoAmountIsRefused(String text) {
        assertThatThrownBy(() -> json.readValue(text, Money.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void whatIsNotNullableMustBeGiven() {
        assertThatThrownBy(() -> json.readValue(WRITTEN.replace("\"day\":\"2026-10-25\",", ""), Values.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> json.readValue(WRITTEN.replace("\"2026-10-25\"", "null"), Values.class))
                .isInstanceOf(JacksonException.class);
        assertThat(json.readValue(WRITTEN.replace(",\"text\":null", ""), Values.class))
                .isEqualTo(VALUES);
    }

    @Test
    void absentNullAndGivenAreThreeThings() {
        assertThat(json.readValue("{}", Change.class)).isEqualTo(new Change(Patch.absent(), Patch.absent()));
        assertThat(json.readValue("{\"text\":null,\"number\":7}", Change.class))
                .isEqualTo(new Change(Patch.of(null), Patch.of(7)));
        assertThatThrownBy(() -> json.readValue("{\"number\":\"seven\"}", Change.class))
                .isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OVERDUE", "within_30", "Overdue"})
    void constantHasOneSpellingOnly(String text) {
        assertThatThrownBy(() -> json.readValue("\"" + text + "\"", Window.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> new WireNames().getConverter(Window.class).convert(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void constantIsSpeltInAddressesAsInJson() {
        for (Window window : Window.values()) {
            assertThat(json.writeValueAsString(window)).isEqualTo("\"" + WireNames.of(window) + "\"");
            assertThat(new WireNames().getConverter(Window.class).convert(WireNames.of(window)))
                    .isEqualTo(window);
        }
    }
}
