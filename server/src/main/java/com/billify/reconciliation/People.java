package com.billify.reconciliation;

import com.billify.identity.Accounts;
import com.billify.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** What to call who did something. */
final class People {
    private People() {}

    /** The name, else the address; null for what a rule did and for people who are gone. */
    static @Nullable String nameOf(Accounts users, @Nullable UserId user) {
        return user == null
                ? null
                : users.find(user)
                        .map(account -> account.name() != null ? account.name() : account.email())
                        .orElse(null);
    }
}
