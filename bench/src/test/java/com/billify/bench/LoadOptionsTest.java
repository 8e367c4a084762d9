package com.billify.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadOptionsTest {

    @Test
    void sizesAreMeasuredFromTheSmallestUp() {
        assertThat(LoadOptions.parse(List.of("--sizes", "100000,1000,100000")).sizes())
                .containsExactly(1000, 100_000);
    }

    @Test
    void manyCompaniesAreMeasuredAloneUnlessSizesAreGivenToo() {
        LoadOptions alone = LoadOptions.parse(List.of("--companies", "500x6000"));

        assertThat(alone.companies()).isEqualTo(new LoadOptions.Companies(500, 6000));
        assertThat(alone.sizes()).isEmpty();
        assertThat(LoadOptions.parse(List.of("--companies", "5x600", "--sizes", "1000"))
                        .sizes())
                .containsExactly(1000);
    }

    @Test
    void whatFollowsTwoDashesIsTheServersCommand() {
        assertThat(LoadOptions.parse(List.of("--quick", "--", "java", "--quick"))
                        .server())
                .containsExactly("java", "--quick");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--sizes 0", "--sizes many", "--companies 500", "--only screen", "--upload 500", "--json", "-x"})
    void aMistakeIsNamed(String typed) {
        assertThatThrownBy(() -> LoadOptions.parse(List.of(typed.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("bench load");
    }
}
