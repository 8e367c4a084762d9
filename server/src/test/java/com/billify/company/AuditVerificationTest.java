package com.billify.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Journey;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SpringTest
class AuditVerificationTest {
    private final PostgresExtension postgres = PostgresExtension.migrated();
    private final MockMvc mvc;

    AuditVerificationTest(@Autowired MockMvc mvc) {
        this.mvc = mvc;
    }

    @Test
    void ownerSeesThatNothingWasChangedAndWhereSomethingWas() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod");
        assertThat(journey.get("/audit/verification").path("firstBroken").isNull())
                .isTrue();

        change(UUID.fromString(journey.company().substring("/api/v1/companies/".length())));

        assertThat(journey.get("/audit/verification").path("firstBroken").asString())
                .isEqualTo("2");
    }

    /** As only the owner of the tables can, who first takes the trigger off. */
    private void change(UUID company) {
        postgres.ownerJdbc()
                .sql("ALTER TABLE audit.company_entry DISABLE TRIGGER append_only")
                .update();
        try {
            assertThat(postgres.ownerJdbc()
                            .sql(
                                    "UPDATE audit.company_entry SET action = 'nothing' WHERE company_id = :company AND number = 2")
                            .param("company", company)
                            .update())
                    .isEqualTo(1);
        } finally {
            postgres.ownerJdbc()
                    .sql("ALTER TABLE audit.company_entry ENABLE TRIGGER append_only")
                    .update();
        }
    }
}
