/** People: their accounts, signing in, sessions; and who runs the installation. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "vault", "audit", "notification"})
package com.billify.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
