package com.billify.connection;

import com.billify.connection.core.Failure;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.vault.Vault;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The keys to outside systems, sealed: bound to their company and connection. */
@Component
class Credentials {
    private final ConnectionRepository connections;
    private final CompanyTransaction transaction;
    private final Vault vault;
    private final JsonMapper json;

    Credentials(ConnectionRepository connections, CompanyTransaction transaction, Vault vault, JsonMapper json) {
        this.connections = connections;
        this.transaction = transaction;
        this.vault = vault;
        this.json = json;
    }

    /** Outside of any transaction, as it may need one of its own. */
    byte[] seal(CompanyId company, UUID connection, Credential credential) {
        return vault.seal(company, place(connection), json.writeValueAsBytes(credential));
    }

    /** @throws SyncFailure when there is none */
    Credential open(CompanyId company, UUID connection) {
        byte[] sealed = transaction
                .read(company, () -> connections.findCredential(company, connection))
                .orElseThrow(() -> new SyncFailure(new Failure.NeedsUser("key-missing")));
        return json.readValue(vault.open(company, place(connection), sealed), Credential.class);
    }

    private static String place(UUID connection) {
        return "connection.credential/" + connection;
    }
}
