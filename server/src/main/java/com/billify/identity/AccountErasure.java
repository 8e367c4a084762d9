package com.billify.identity;

import com.billify.audit.AuditTrail;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes everything of a person out of their account; what is left of it is an id that books and trails name. */
@Component
public class AccountErasure {
    private final Accounts accounts;
    private final SecondFactors factors;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    AccountErasure(
            Accounts accounts,
            SecondFactors factors,
            Passwords passwords,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.passwords = passwords;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Whether this person may have it erased now.
     *
     * @throws ProblemException operator-stays, as nobody else could run the installation; wrong-password, code-needed,
     *     wrong-code, passkey-refused, locked-out, demo-account
     */
    public void require(UserId user, String password, SecondProof proof) {
        UserAccount account = accounts.requirePassword(user, "password", password);
        if (account.operator()) {
            throw new ProblemException(409, "operator-stays", "Whoever runs the installation stays.");
        }
        factors.require(user, proof);
    }

    /** In the running transaction; the person belongs to no company any more. Sessions are ended apart. */
    public void erase(UserId user) {
        for (String table : new String[] {"second_factor", "passkey", "api_token", "one_time_link"}) {
            jdbc.sql("DELETE FROM identity." + table + " WHERE user_id = :user")
                    .param("user", user.value())
                    .update();
        }
        jdbc.sql("""
                UPDATE identity.user_account
                   SET email = 'erased-' || id, name = NULL, password_hash = :hash, confirmed_at = NULL, erased_at = :now
                 WHERE id = :user
                """)
                .param("hash", passwords.nobodys())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("user", user.value())
                .update();
        audit.recordOfUser(user, user, "accountErased", Map.of());
    }
}
