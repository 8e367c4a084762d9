package com.billify.identity;

import com.billify.kernel.Language;
import com.billify.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Someone who can sign in. The e-mail address is as it was typed; two that differ in case only are the same.
 *
 * @param demo of whoever looks around in a demo company: without password, and not to be given a real company
 */
public record UserAccount(UserId id, String email, @Nullable String name, Language language, boolean demo) {}
