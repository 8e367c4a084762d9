package com.billify.extraction.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A balance as a bank states it, negative when overdrawn.
 *
 * @param date the bank's day of the balance; null when unknown
 */
public record StatedBalance(@Nullable LocalDate date, BigDecimal amount) {}
