/** Figures for programs that watch over Billify, in Prometheus' text format: of the installation as a whole, of no company or person. */
@NullMarked
package com.billify.platform.metrics;

import org.jspecify.annotations.NullMarked;
