package com.billify.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.platform.StartRefused;
import com.billify.platform.database.Database.Login;
import com.billify.testing.PostgresExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** On a server of its own, since it plays with logins. */
class DatabaseCheckTest {
    @TempDir
    static Path folder;

    private static Database server;
    private static JdbcClient superuser;
    private static Path programs;

    @BeforeAll
    static void start() throws Exception {
        programs = PostgresExtension.lendPrograms(folder);
        server = EmbeddedDatabase.open(folder);
        superuser = JdbcClient.create(new SimpleDriverDataSource(
                new org.postgresql.Driver(),
                server.url(),
                "postgres",
                Files.readString(folder.resolve("postgres/password"))));
        Migrations.migrate(server);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        Files.delete(programs);
    }

    @Test
    void twoLoginsOfOnesOwnAreEnough() {
        login("plain", "");

        assertThatCode(() -> check("plain")).doesNotThrowAnyException();
    }

    /** With other names than the ones that come along, and without a reader. */
    @Test
    void databaseMadeAsTheManualSaysIsMigratedAndAccepted() throws Exception {
        Matcher script = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/operations/database.md")));
        assertThat(script.find()).isTrue();
        for (String statement : script.group(1).replace("billify", "bakery").split(";\n")) {
            superuser.sql(statement).update();
        }
        Login owner = new Login("bakery_owner", "choose one");
        Login application = new Login("bakery_app", "choose another");
        String url = server.url().replace("/billify", "/bakery");

        Migrations.migrate(new OutsideDatabase(url, owner, application, application.name()));

        assertThat(JdbcClient.create(new SimpleDriverDataSource(
                                new org.postgresql.Driver(), url, application.name(), application.password()))
                        .sql("SELECT count(*) FROM company.company")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void superuserIsRefused() {
        login("almighty", "SUPERUSER");

        assertThatThrownBy(() -> check("almighty"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("superuser");
    }

    @Test
    void loginThatPassesByThePoliciesIsRefused() {
        login("passing", "BYPASSRLS");

        assertThatThrownBy(() -> check("passing"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("BYPASSRLS");
    }

    @Test
    void memberOfTheOwnerIsRefused() {
        login("child", "IN ROLE billify_owner");

        assertThatThrownBy(() -> check("child"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("member of the owner");
    }

    @Test
    void ownerOfATableIsRefused() {
        login("holder", "");
        superuser.sql("CREATE TABLE public.theirs (id int)").update();
        superuser.sql("ALTER TABLE public.theirs OWNER TO holder").update();

        assertThatThrownBy(() -> check("holder"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("owns tables");
    }

    @Test
    void commitsThatMayBeLostAreRefused() {
        login("hasty", "");
        superuser.sql("ALTER ROLE hasty SET synchronous_commit = off").update();

        assertThatThrownBy(() -> check("hasty"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("synchronous_commit");
    }

    @Test
    void variableThatIsMissingIsNamed() {
        Map<String, String> variables = Map.of("BILLIFY_DB_URL", server.url(), "BILLIFY_DB_APP", "app");

        assertThatThrownBy(() -> new DatabaseSettings(variables::get, folder).open())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("BILLIFY_DB_APP_PASSWORD");
    }

    private static void login(String name, String attributes) {
        superuser
                .sql("CREATE ROLE " + name + " LOGIN PASSWORD 'pw' " + attributes)
                .update();
        superuser.sql("GRANT CONNECT ON DATABASE billify TO " + name).update();
    }

    private static void check(String application) {
        Login login = new Login(application, "pw");
        new DatabaseCheck(new OutsideDatabase(server.url(), server.owner(), login, application))
                .durabilityAndPolicies();
    }
}
