package com.billify.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.kernel.CompanyId;
import com.billify.testing.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final byte[] SECRET = "the key to the bank".getBytes(UTF_8);

    private final CompanyId company = CompanyId.random();
    private final Path folder;

    VaultTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatIsSealedOpensAgainAlsoAfterANewStart() {
        byte[] sealed = vault(folder, "").seal(company, "row 1", SECRET);

        assertThat(new String(sealed, UTF_8)).doesNotContain("bank");
        assertThat(vault(folder, "").open(company, "row 1", sealed)).isEqualTo(SECRET);
    }

    @Test
    void whatIsMovedToAnotherRowOrCompanyOrChangedStaysClosed() {
        Vault vault = vault(folder, "");
        byte[] sealed = vault.seal(company, "row 1", SECRET);
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> vault.open(company, "row 2", sealed)).isInstanceOf(VaultClosedException.class);
        assertThatThrownBy(() -> vault.open(CompanyId.random(), "row 1", sealed))
                .isInstanceOf(VaultClosedException.class);
        assertThatThrownBy(() -> vault.open(company, "row 1", changed)).isInstanceOf(VaultClosedException.class);
    }

    @Test
    void withoutTheRootKeyNothingOpensAndNoOtherIsMadeInItsPlace(@TempDir Path other) {
        byte[] sealed = vault(folder, "").seal(company, "row 1", SECRET);

        assertThatThrownBy(() -> vault(other, "").open(company, "row 1", sealed))
                .isInstanceOf(VaultClosedException.class)
                .hasMessageContaining("root key");
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void rootKeyIsForItsOwnerAloneAndMayComeFromTheEnvironment() throws IOException {
        byte[] sealed = vault(folder, "").seal(company, "row 1", SECRET);
        Path file = folder.resolve("root.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String given = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        assertThat(vault(folder.resolve("none"), given).open(company, "row 1", sealed))
                .isEqualTo(SECRET);
    }

    private Vault vault(Path data, String rootKey) {
        return new Vault(postgres.companyTransaction(), postgres.jdbc(), data.toString(), rootKey);
    }
}
