@NullMarked
package com.billify.banking.core;

import org.jspecify.annotations.NullMarked;
