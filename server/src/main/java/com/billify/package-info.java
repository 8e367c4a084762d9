@NullMarked
package com.billify;

import org.jspecify.annotations.NullMarked;
