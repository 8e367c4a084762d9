/** From the tables of an older version to those of this one, without a risk to what is in them. */
@NullMarked
package com.billify.platform.upgrade;

import org.jspecify.annotations.NullMarked;
