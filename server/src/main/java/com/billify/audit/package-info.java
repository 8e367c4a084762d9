/** The append-only, hash-chained record of who did what. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy"})
package com.billify.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
