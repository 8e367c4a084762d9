/** Where what goes wrong is written down, and in what form. */
@NullMarked
package com.billify.platform.logs;

import org.jspecify.annotations.NullMarked;
