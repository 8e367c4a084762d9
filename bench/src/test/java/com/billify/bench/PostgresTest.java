package com.billify.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresTest {

    @Test
    void statementsAreReadFromTheLogWithTheirValues() {
        String log = """
                2026-11-22 03:22:39.001 UTC [17] LOG:  duration: 0.011 ms  parse <unnamed>: SELECT 1
                2026-11-22 03:22:39.002 UTC [17] LOG:  duration: 0.021 ms  execute S_4: SELECT id
                \t  FROM banking.account
                \t WHERE company_id = $1 AND name = $2 AND day = $10
                2026-11-22 03:22:39.002 UTC [17] DETAIL:  Parameters: $1 = '7f', $2 = 'd''Or $1', $3 = NULL, $4 = '', $5 = '', $6 = '', $7 = '', $8 = '', $9 = '', $10 = 'x'
                2026-11-22 03:22:39.003 UTC [17] LOG:  duration: 0.001 ms  execute <unnamed>: COMMIT
                2026-11-22 03:22:39.004 UTC [18] LOG:  duration: 0.500 ms  statement: ALTER SYSTEM RESET log_error_verbosity
                """;

        assertThat(Postgres.parse(log))
                .containsExactly(
                        "SELECT id FROM banking.account WHERE company_id = '7f' AND name = 'd''Or $1' AND day = 'x'",
                        "COMMIT");
    }
}
