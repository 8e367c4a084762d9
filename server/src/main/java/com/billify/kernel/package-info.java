/** Values that every module shares: money, account numbers, references, company numbers. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package com.billify.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
