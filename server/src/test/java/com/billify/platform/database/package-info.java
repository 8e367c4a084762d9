@NullMarked
package com.billify.platform.database;

import org.jspecify.annotations.NullMarked;
