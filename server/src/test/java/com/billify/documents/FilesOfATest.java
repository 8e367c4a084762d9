package com.billify.documents;

import com.billify.kernel.CompanyId;
import com.billify.testing.PostgresExtension;
import com.billify.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;

/** A node of a test that keeps files, with variables and a data folder of its own. */
final class FilesOfATest {
    final CompanyId company;
    final DocumentStore store;
    private final PostgresExtension postgres;
    private final Delivery delivery;

    FilesOfATest(
            PostgresExtension postgres, CompanyId company, Path data, Map<String, Object> variables, Duration later) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        DocumentRepository documents = new DocumentRepository(postgres.jdbc());
        Vault vault = new Vault(postgres.companyTransaction(), postgres.jdbc(), data.toString(), "");
        SealedFiles files = new SealedFiles(documents, vault, environment, data.toString());
        this.postgres = postgres;
        this.company = company;
        this.store = new DocumentStore(documents, files, new JdbcTemplate(postgres.appDataSource()), clock);
        Relocation relocation = new Relocation(postgres.companyTransaction(), documents, files, clock);
        this.delivery = new Delivery(postgres.companyTransaction(), documents, files, relocation, clock);
    }

    UUID store(String name, byte[] content) {
        return postgres.companyTransaction().call(company, () -> store.store(company, name, content));
    }

    byte[] read(UUID id) {
        return postgres.companyTransaction()
                .read(company, () -> store.find(company, id).orElseThrow().content());
    }

    void remove(UUID id) {
        postgres.companyTransaction().run(company, () -> store.remove(company, id));
    }

    void deliver() throws Exception {
        delivery.run(company);
    }

    long pieces(UUID id) {
        return count("SELECT count(*) FROM documents.piece WHERE document_id = :id", id);
    }

    long count(String sql, UUID id) {
        return postgres.jdbcFor(company)
                .sql(sql)
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
