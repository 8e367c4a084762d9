@NullMarked
package com.billify.platform;

import org.jspecify.annotations.NullMarked;
