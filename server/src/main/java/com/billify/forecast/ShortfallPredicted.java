package com.billify.forecast;

import com.billify.kernel.CompanyId;
import java.util.UUID;

/**
 * The balance of a company is likely to become too low, and nobody was told of it yet. Published once for each episode, in the transaction
 * that found it.
 */
public record ShortfallPredicted(CompanyId company, UUID shortfall) {}
