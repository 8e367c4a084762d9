/** Brings what has happened to the people it concerns; receives, never asks, decides nothing. So far: live updates. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "audit"})
package com.billify.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
