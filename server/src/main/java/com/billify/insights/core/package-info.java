/** The formulas behind the key figures: pure, so that each can be read and tested by itself. */
@NullMarked
package com.billify.insights.core;

import org.jspecify.annotations.NullMarked;
