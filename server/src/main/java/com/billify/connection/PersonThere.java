package com.billify.connection;

import com.billify.kernel.CompanyId;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A person who is there now and wants the bank itself asked about an account.
 *
 * @param account its id at the source
 * @param address the person's own, which the bank takes as a sign that somebody is there
 * @param keys asked for where the way in is by keys
 * @param counted hears of every call
 */
public record PersonThere(
        CompanyId company,
        UUID connection,
        String apiBase,
        String account,
        String address,
        Supplier<Credential> keys,
        Runnable counted) {
    public Credential credential() {
        return keys.get();
    }

    public void called() {
        counted.run();
    }

    @Override
    public String toString() {
        return "PersonThere[" + connection + "]";
    }
}
