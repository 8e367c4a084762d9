package com.billify.extraction.core;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One line of an invoice. */
public record InvoiceLine(
        @Nullable String description,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal net) {}
