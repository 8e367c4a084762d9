@NullMarked
package com.billify.identity;

import org.jspecify.annotations.NullMarked;
