/**
 * Brings what has happened to the people it concerns; receives, never asks, decides nothing: live updates
 * and mail.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenancy", "audit", "vault"})
package com.billify.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
