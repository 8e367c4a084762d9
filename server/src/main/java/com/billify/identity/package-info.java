/** People: their accounts, signing in, sessions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "audit"})
package com.billify.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
