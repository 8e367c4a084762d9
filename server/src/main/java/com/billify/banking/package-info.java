/** Bank accounts, their statements and booked transactions, and the proof that every balance adds up. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "audit", "identity", "company", "documents"})
package com.billify.banking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
