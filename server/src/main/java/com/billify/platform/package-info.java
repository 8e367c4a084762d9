/** Wires the modules into one program: database, security, clock, JSON, problem details, pages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "notification", "identity", "company", "documents"})
package com.billify.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
