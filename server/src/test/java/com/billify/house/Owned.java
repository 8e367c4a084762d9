package com.billify.house;

import com.billify.testing.PostgresExtension;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What the database holds of a company, over all tables. */
public final class Owned {
    private Owned() {}

    /** How many rows of the company a table has, for those that have any. */
    public static Map<String, Long> rows(PostgresExtension postgres, UUID company) {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : Tables.ofCompanies(postgres)) {
            long count = postgres.ownerJdbc()
                    .sql("SELECT count(*) FROM " + table + " WHERE company_id = :company")
                    .param("company", company)
                    .query(Long.class)
                    .single();
            if (count > 0) {
                rows.put(table, count);
            }
        }
        return rows;
    }
}
