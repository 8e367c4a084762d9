@NullMarked
package com.billify.banking;

import org.jspecify.annotations.NullMarked;
