package com.billify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.testing.SpringTest;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringTest
class BillifyTest {
    @Autowired
    CompanyTransaction transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void startsOnADatabaseOfOnesOwn() {
        assertThat(transaction.<String>call(CompanyId.random(), () -> "started"))
                .isEqualTo("started");
    }

    @Test
    void errorOfTheDatabaseDoesNotRepeatWhatSomeoneTyped() {
        assertThatThrownBy(() -> insert("twice@example.be").update())
                .as("the second time")
                .hasStackTraceContaining("user_account_email")
                .satisfies(error -> assertThat(Throwables.getStackTrace(error)).doesNotContain("twice@example.be"));
    }

    /** The same address twice. */
    private JdbcClient.StatementSpec insert(String email) {
        return jdbc.sql("""
                INSERT INTO identity.user_account (id, email, password_hash, language, created_at)
                SELECT gen_random_uuid(), :email, '', 'nl', now() FROM generate_series(1, 2)
                """).param("email", email);
    }
}
