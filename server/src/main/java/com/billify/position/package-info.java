/** The cash position per day, per account and together. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "identity", "company", "banking", "banking :: core"})
package com.billify.position;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
