package com.billify.extraction.core;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * VAT of one rate.
 *
 * @param rate percentage, 21 for 21 %
 */
public record VatSubtotal(
        @Nullable BigDecimal rate,
        @Nullable BigDecimal taxable,
        @Nullable BigDecimal tax) {}
