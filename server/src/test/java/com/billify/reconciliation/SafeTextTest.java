package com.billify.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Money;
import com.billify.kernel.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+32 9 123",
                "-",
                "@SUM(A1)",
                "\t=1",
                "\rx",
                "\nx",
                "＝1+1",
                "＋1",
                "－1",
                "＠x",
                "−1",
                " =1",
                "\u00a0=1",
                "\ufeff=1",
                "\u200b=1",
                "\u0000=1"
            })
    void whatASpreadsheetMightComputeIsMarkedAsText(String text) {
        assertThat(SafeText.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Traiteur Vermeulen", "090/9337/55493", "a=b", "1-2", "'=1", "BE97737411882049", "€ 5"})
    void everyOtherTextIsLeftAsItIs(String text) {
        assertThat(SafeText.of(text)).isEqualTo(text);
    }

    @Test
    void anAmountBelowZeroStaysANumberAndACellWithSeparatorsIsQuoted() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExportTable table = ExportTable.begin(ExportTable.Format.CSV, null, out, "x", List.of("a", "b"))) {
            table.amount(new Money(-1234_50, Currency.getInstance("EUR")));
            table.text("one; \"two\"\nthree");
            table.endRow();
            table.amount(new Money(-7, Currency.getInstance("JPY")));
            table.text(null);
            table.endRow();
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\ufeffa;b\r\n-1234,50;\"one; \"\"two\"\"\nthree\"\r\n-7;\r\n");
    }
}
