@NullMarked
package com.billify.insights;

import org.jspecify.annotations.NullMarked;
