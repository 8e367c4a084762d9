package com.billify.tenancy;

import com.billify.kernel.CompanyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the database believes of how many rows a company has, by which it chooses how to find them. It looks by itself after a minute
 * at the earliest; a company whose first files were taken in is believed to have one row until then, and plans for one row take
 * minutes over ten thousand.
 */
@Component
public class TableStatistics {
    /** Rows of a company below which any plan is quick enough. */
    public static final int NOTICEABLE = 300;

    private final JdbcClient jdbc;

    TableStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Has the tables looked at in which the company has {@link #NOTICEABLE} rows or more and is not known yet. Where all are known
     * this takes some milliseconds; a large table takes a second, once for each company.
     *
     * @return how many tables were looked at
     */
    public int cover(CompanyId company) {
        return jdbc.sql("SELECT tenancy.cover_in_statistics(:company, :noticeable)")
                .param("company", company.value())
                .param("noticeable", NOTICEABLE)
                .query(Integer.class)
                .single();
    }
}
