package com.billify.invoicing;

import com.billify.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why an invoice does not count, since when and by whom; the words are a person's. */
public record SetAside(String reason, Instant at, @Nullable UserId by) {}
