@NullMarked
package com.billify.forecast.core;

import org.jspecify.annotations.NullMarked;
