/** Files as they came: stored once per company, under seal, given back byte for byte. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "vault", "audit", "identity", "company"})
package com.billify.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
