/** Companies, their settings, and the roles of people in them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "audit", "notification", "identity"})
package com.billify.company;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
