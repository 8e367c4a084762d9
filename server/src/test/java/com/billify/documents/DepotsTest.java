package com.billify.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepotsTest {
    private static final Map<String, String> BUCKET = Map.of(
            "BILLIFY_FILES", "bucket",
            "BILLIFY_S3_BUCKET", "billify-files",
            "BILLIFY_S3_ENDPOINT", "https://s3.example.com:9000",
            "BILLIFY_S3_KEY", "key",
            "BILLIFY_S3_SECRET", "secret");

    @Test
    void filesStayInTheDatabaseUnlessAFolderOrABucketIsNamed() {
        assertThat(depots(Map.of()).chosen()).isEmpty();
        assertThat(depots(Map.of("BILLIFY_FILES", "folder")).chosen()).get().isInstanceOf(FolderDepot.class);
        assertThat(depots(BUCKET).chosen()).get().isInstanceOf(BucketDepot.class);
    }

    @ParameterizedTest
    @CsvSource({
        "BILLIFY_FILES, cloud",
        "BILLIFY_S3_BUCKET, ''",
        "BILLIFY_S3_BUCKET, Not A Bucket",
        "BILLIFY_S3_ENDPOINT, s3.example.com",
        "BILLIFY_S3_ENDPOINT, ftp://s3.example.com",
        "BILLIFY_S3_REGION, Frankfurt am Main",
        "BILLIFY_S3_PREFIX, /../",
        "BILLIFY_S3_KEY, ''",
        "BILLIFY_S3_SECRET, ''",
    })
    void valueThatMakesNoSenseIsRefusedByName(String name, String value) {
        Map<String, String> variables = new HashMap<>(BUCKET);
        variables.put(name, value);

        assertThatThrownBy(() -> depots(variables))
                .isInstanceOf(DepotRefused.class)
                .hasMessageContaining(name);
    }

    private static Depots depots(Map<String, String> variables) {
        return Depots.of(variables::get, Path.of("data"));
    }
}
