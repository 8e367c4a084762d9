package com.billify.testing;

import com.billify.Billify;
import com.billify.platform.database.Database;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** The whole program with MockMvc, on the PostgreSQL of {@link PostgresExtension}, reached like one of a person's own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Billify.class)
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ContextConfiguration(initializers = SpringTest.OnTestDatabase.class)
public @interface SpringTest {

    /** The day of every test, on which the fixtures' invoices are open, soon due and overdue. */
    String TODAY = "2026-11-22";

    final class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            PostgresExtension.migrated().appDataSource();
            Database database = PostgresExtension.database();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test database",
                            Map.of(
                                    "BILLIFY_DB_URL", database.url(),
                                    "BILLIFY_DB_OWNER", database.owner().name(),
                                    "BILLIFY_DB_OWNER_PASSWORD",
                                            database.owner().password(),
                                    "BILLIFY_DB_APP", database.application().name(),
                                    "BILLIFY_DB_APP_PASSWORD",
                                            database.application().password(),
                                    "BILLIFY_DB_READER", database.reader(),
                                    "billify.today", TODAY)));
            context.getEnvironment()
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "test defaults",
                            Map.of(
                                    "springdoc.api-docs.enabled",
                                    "false",
                                    "billify.sync",
                                    "false",
                                    "billify.yuki.api",
                                    "http://127.0.0.1:9",
                                    "billify.ponto.api",
                                    "http://127.0.0.1:9",
                                    "BILLIFY_PONTO_PARTNER_ID",
                                    PontoPartners.ID,
                                    "BILLIFY_PONTO_PARTNER_SECRET",
                                    PontoPartners.SECRET,
                                    "BILLIFY_PONTO_PARTNER_API",
                                    PontoPartners.address(),
                                    "BILLIFY_PONTO_PARTNER_AUTHORIZE",
                                    PontoPartners.address() + "/oauth2/auth")));
        }
    }
}
