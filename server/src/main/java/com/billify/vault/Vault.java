package com.billify.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seals secrets, of a company or of the installation, and opens them again. What is sealed is bound to its owner and to where
 * it stands: moved to another row it does not open.
 */
@Component
public class Vault {
    private static final int KEPT_KEYS = 1_000;

    private final CompanyTransaction transaction;
    private final JdbcClient jdbc;
    private final RootKey root;
    private final Map<CompanyId, Aead> keys = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CompanyId, Aead> eldest) {
            return size() > KEPT_KEYS;
        }
    });

    public Vault(
            CompanyTransaction transaction,
            JdbcClient jdbc,
            @Value("${billify.data}") String folder,
            @Value("${BILLIFY_ROOT_KEY:}") String rootKey) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.root = new RootKey(Path.of(folder), rootKey);
    }

    /**
     * @param place where it will stand, such as {@code connection.credential/…}; to be given again to open it
     * @throws VaultClosedException when the root key is not the one that the company's key was sealed with
     */
    public byte[] seal(CompanyId company, String place, byte[] secret) {
        try {
            return key(company).encrypt(secret, binding(company, place));
        } catch (GeneralSecurityException e) {
            throw new VaultClosedException("it could not be sealed", e);
        }
    }

    /** @throws VaultClosedException when it was sealed for another company or place, was changed, or the keys are others */
    public byte[] open(CompanyId company, String place, byte[] sealed) {
        try {
            return key(company).decrypt(sealed, binding(company, place));
        } catch (GeneralSecurityException e) {
            throw new VaultClosedException("it could not be opened", e);
        }
    }

    /**
     * Seals what belongs to the installation or to a person, and so to no company, under the root key itself.
     *
     * @param place where it will stand; to be given again to open it
     * @throws VaultClosedException when the root key cannot be read
     */
    public byte[] sealOfInstallation(String place, byte[] secret) {
        try {
            return root.get(true).encrypt(secret, ofInstallation(place));
        } catch (GeneralSecurityException e) {
            throw new VaultClosedException("it could not be sealed", e);
        }
    }

    /** @throws VaultClosedException when it was sealed for another place, was changed, or the root key is another one */
    public byte[] openOfInstallation(String place, byte[] sealed) {
        try {
            return root.get(false).decrypt(sealed, ofInstallation(place));
        } catch (GeneralSecurityException e) {
            throw new VaultClosedException("it could not be opened", e);
        }
    }

    private static byte[] ofInstallation(String place) {
        return ("installation " + place).getBytes(UTF_8);
    }

    private Aead key(CompanyId company) {
        Aead known = keys.get(company);
        if (known != null) {
            return known;
        }
        byte[] sealed = transaction.read(company, () -> find(company));
        Aead key = parse(company, sealed.length > 0 ? sealed : add(company));
        keys.put(company, key);
        return key;
    }

    private byte[] find(CompanyId company) {
        return jdbc.sql("SELECT sealed FROM vault.company_key WHERE company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getBytes("sealed"))
                .optional()
                .orElseGet(() -> new byte[0]);
    }

    private byte[] add(CompanyId company) {
        byte[] sealed;
        try {
            Aead rootKey = root.get(true);
            sealed = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                    rootKey,
                    ofCompany(company),
                    RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new VaultClosedException("a company's key could not be made", e);
        }
        // Beside the running transaction: a key that is kept in memory must not be taken back with it.
        return transaction.apart(company, () -> {
            jdbc.sql("""
                            INSERT INTO vault.company_key (company_id, sealed) VALUES (:company, :sealed)
                            ON CONFLICT DO NOTHING
                            """)
                    .param("company", company.value())
                    .param("sealed", sealed)
                    .update();
            return find(company);
        });
    }

    private Aead parse(CompanyId company, byte[] sealed) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                            sealed, root.get(false), ofCompany(company), RegistryConfiguration.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new VaultClosedException("the company's key was sealed with another root key", e);
        }
    }

    private static byte[] ofCompany(CompanyId company) {
        return ("company key " + company).getBytes(UTF_8);
    }

    private static byte[] binding(CompanyId company, String place) {
        return (company + " " + place).getBytes(UTF_8);
    }
}
