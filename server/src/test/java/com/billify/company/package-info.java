@NullMarked
package com.billify.company;

import org.jspecify.annotations.NullMarked;
