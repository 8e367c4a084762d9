@NullMarked
package com.billify.audit;

import org.jspecify.annotations.NullMarked;
