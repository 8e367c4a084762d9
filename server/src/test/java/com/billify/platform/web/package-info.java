@NullMarked
package com.billify.platform.web;

import org.jspecify.annotations.NullMarked;
