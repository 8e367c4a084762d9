package com.billify.identity;

import com.billify.kernel.Language;
import com.billify.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Someone who can sign in. The e-mail address is as it was typed; two that differ in case only are the same.
 *
 * @param demo of whoever looks around in a demo company: without password, and not to be given a real company
 * @param confirmed whether it is known that the address is theirs
 * @param operator whether they run this installation: the first who had an account
 * @param preferences what they want of the pages and of mails
 */
public record UserAccount(
        UserId id,
        String email,
        @Nullable String name,
        Language language,
        boolean demo,
        boolean confirmed,
        boolean operator,
        Preferences preferences) {
    static UserAccount fresh(String email, Language language, boolean demo) {
        return new UserAccount(UserId.random(), email, null, language, demo, false, false, Preferences.FIRST);
    }
}
