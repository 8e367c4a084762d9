package com.billify.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.audit.AuditTrail;
import com.billify.banking.BankBook;
import com.billify.company.Companies;
import com.billify.documents.DocumentStore;
import com.billify.extraction.core.Reading;
import com.billify.invoicing.InvoiceBook;
import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A mistake of ours while a preview is worked out: no input is known that makes one, so the test makes it. */
@SpringTest
class FailedPreviewTest {
    @Autowired
    MockMvc mvc;

    @Test
    void leavesNeitherAnImportNorItsFilesBehind(
            @Autowired CompanyTransaction transaction,
            @Autowired ImportRepository imports,
            @Autowired ImportPages pages,
            @Autowired DocumentStore documents,
            @Autowired BankBook bankBook,
            @Autowired InvoiceBook invoiceBook,
            @Autowired Companies companies,
            @Autowired AuditTrail audit,
            @Autowired JdbcClient jdbc) {
        Journey journey = Journey.begin(mvc);
        CompanyId company = CompanyId.parse(journey.company().substring("/api/v1/companies/".length()));
        Intake intake = new Intake(
                transaction,
                imports,
                pages,
                documents,
                new Failing(bankBook, invoiceBook),
                bankBook,
                invoiceBook,
                companies,
                audit,
                Clock.systemUTC());
        List<Intake.Upload> files = List.of(new Intake.Upload("a.txt", "something".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> intake.preview(company, UserId.random(), files))
                .hasMessage("a mistake of ours");

        assertThat(journey.all("/imports")).isEmpty();
        assertThat(transaction.<Long>read(
                        company,
                        () -> jdbc.sql("SELECT count(*) FROM documents.document")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    private static final class Failing extends FileTaking {
        Failing(BankBook bankBook, InvoiceBook invoiceBook) {
            super(bankBook, invoiceBook);
        }

        @Override
        Report take(CompanyId company, Source source, Reading reading, OwnParty own, Decisions decided) {
            throw new IllegalStateException("a mistake of ours");
        }
    }
}
