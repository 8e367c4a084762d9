/** Invoices and credit notes, both ways, as documents; what of them is paid is not known here. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "audit", "identity", "company", "documents"})
package com.billify.invoicing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
