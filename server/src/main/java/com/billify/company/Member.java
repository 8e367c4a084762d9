package com.billify.company;

import com.billify.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** A person in a company, and the role there. */
record Member(UserId userId, String email, @Nullable String name, Role role) {}
