package com.billify.identity;

import com.billify.kernel.Language;
import com.billify.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** Someone who can sign in. The e-mail address is as it was typed; two that differ in case only are the same. */
public record UserAccount(UserId id, String email, @Nullable String name, Language language) {}
