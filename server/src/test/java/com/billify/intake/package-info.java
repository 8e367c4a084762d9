@NullMarked
package com.billify.intake;

import org.jspecify.annotations.NullMarked;
