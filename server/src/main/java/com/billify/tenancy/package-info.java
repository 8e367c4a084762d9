/** The company a piece of work is for: opens its transaction, sets the policy, hands out its lock. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package com.billify.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
