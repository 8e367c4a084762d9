/** Files as they came: stored once per company, given back byte for byte. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "identity", "company"})
package com.billify.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
