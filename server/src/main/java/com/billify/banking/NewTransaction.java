package com.billify.banking;

import com.billify.banking.core.StatedLine;
import java.time.LocalDate;
import java.util.UUID;

/** A line that becomes a transaction. */
record NewTransaction(UUID id, UUID accountId, LocalDate balanceDate, StatedLine line) {}
