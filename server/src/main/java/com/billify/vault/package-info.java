/** Keeps what must stay secret: sealed under a key of its company, which is sealed under a root key outside the database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy"})
package com.billify.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
