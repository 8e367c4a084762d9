package com.billify.identity;

import com.billify.kernel.Language;
import com.billify.kernel.UserId;

/** The person behind the request. A handler that asks for it is reached by someone who is signed in, or not at all. */
public record CurrentUser(UserId id, String email, Language language) {
    @Override
    public String toString() {
        return id.toString(); // logs hold no addresses
    }
}
