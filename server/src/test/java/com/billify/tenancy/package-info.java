@NullMarked
package com.billify.tenancy;

import org.jspecify.annotations.NullMarked;
