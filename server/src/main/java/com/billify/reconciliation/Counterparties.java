package com.billify.reconciliation;

import com.billify.invoicing.core.Parties;
import com.billify.kernel.CompanyId;
import com.billify.kernel.SearchTokens;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who a company deals with, as its invoices and bank lines name them. Reads what others keep, writes nothing. */
@Repository
class Counterparties {
    private static final int MOST = 10;
    private static final int LOOKED_AT = 300;

    private final JdbcClient jdbc;

    Counterparties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A party.
     *
     * @param termDays from the date of its last invoice to its due date; null when none says
     */
    record Counterparty(
            String name,
            @Nullable String vat,
            @Nullable String iban,
            @Nullable Integer termDays) {}

    /** Those whose words begin with the words asked for; the last ones dealt with when nothing is asked. */
    List<Counterparty> find(CompanyId company, @Nullable String direction, @Nullable String search) {
        Map<String, Counterparty> found = new LinkedHashMap<>();
        // Each word may be unfinished; the index knows the beginning of one, the others are looked at below.
        List<String> words = List.copyOf(SearchTokens.of(search));
        String first = words.isEmpty() ? null : words.getFirst();
        ofInvoices(company, direction, first).forEach(party -> found.merge(key(party), party, Counterparties::both));
        if (first != null) {
            ofBankLines(company, first).forEach(party -> found.merge(key(party), party, Counterparties::both));
        }
        return found.values().stream()
                .filter(party -> words.stream().allMatch(word -> (" " + plain(party.name())).contains(" " + word)))
                .limit(MOST)
                .toList();
    }

    private List<Counterparty> ofInvoices(CompanyId company, @Nullable String direction, @Nullable String word) {
        Conditions conditions = new Conditions()
                .andIf(direction, "invoice.direction = :direction", "direction")
                .andWords(
                        word,
                        "invoice.id",
                        "SELECT invoice_id FROM invoicing.invoice_token WHERE company_id = :company");
        return conditions
                .applyTo(jdbc.sql(
                        """
                        SELECT invoice.counterparty_name, invoice.counterparty_vat, invoice.iban, invoice.issue_date,
                               invoice.due_date, invoice.due_date_stated, invoice.kind, invoice.direction
                          FROM invoicing.invoice AS invoice
                         WHERE invoice.company_id = :company AND invoice.counterparty_name IS NOT NULL
                        """ + conditions + "\n ORDER BY invoice.issue_date DESC, invoice.id LIMIT " + LOOKED_AT))
                .param("company", company.value())
                .query((row, number) -> {
                    LocalDate issued = row.getObject("issue_date", LocalDate.class);
                    LocalDate due = row.getObject("due_date", LocalDate.class);
                    boolean saysTerm = row.getBoolean("due_date_stated")
                            && row.getString("kind").equals("invoice");
                    return new Counterparty(
                            row.getString("counterparty_name"),
                            row.getString("counterparty_vat"),
                            // What is to be received goes to an account of our own: that is not the party's.
                            row.getString("direction").equals("payable") ? row.getString("iban") : null,
                            saysTerm ? (int) ChronoUnit.DAYS.between(issued, due) : null);
                })
                .list();
    }

    private List<Counterparty> ofBankLines(CompanyId company, String word) {
        Conditions conditions = new Conditions()
                .andWords(
                        word,
                        "line.id",
                        "SELECT unnest(transaction_ids) FROM banking.transaction_token WHERE company_id = :company");
        return new ArrayList<>(conditions
                .applyTo(jdbc.sql(
                        """
                        SELECT line.counterparty_name, line.counterparty_account, line.id
                          FROM banking.transaction AS line
                         WHERE line.company_id = :company AND line.counterparty_name IS NOT NULL
                        """ + conditions + "\n ORDER BY line.balance_date DESC, line.id DESC LIMIT " + LOOKED_AT))
                .param("company", company.value())
                .query((row, number) -> new Counterparty(
                        row.getString("counterparty_name"), null, row.getString("counterparty_account"), null))
                .list());
    }

    /** What the newer says, and the older where the newer says nothing. */
    private static Counterparty both(Counterparty newer, Counterparty older) {
        return new Counterparty(
                newer.name(),
                newer.vat() != null ? newer.vat() : older.vat(),
                newer.iban() != null ? newer.iban() : older.iban(),
                newer.termDays() != null ? newer.termDays() : older.termDays());
    }

    private static String key(Counterparty party) {
        return Parties.key(party.name());
    }

    private static String plain(String text) {
        return String.join(" ", SearchTokens.of(text)).toLowerCase(Locale.ROOT);
    }
}
