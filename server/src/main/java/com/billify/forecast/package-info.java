/** What the balance will be on each of the next days, from what is known to come. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "identity", "company", "reconciliation", "position"})
package com.billify.forecast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
