package com.billify.company;

import com.billify.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A person in a company, and the role there.
 *
 * @param secondFactor whether they sign in with more than a password
 */
record Member(UserId userId, String email, @Nullable String name, Role role, boolean secondFactor) {
    Member as(Role other) {
        return new Member(userId, email, name, other, secondFactor);
    }
}
