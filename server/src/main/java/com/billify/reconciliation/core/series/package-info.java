/**
 * What comes back: lines of one counterparty that return week by week, month by month or year by year, with the day and
 * amount of the next one. Pure, without clock or database.
 */
@NullMarked
@NamedInterface("series")
package com.billify.reconciliation.core.series;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
