/** A made-up bakery: what happens to it each day, and the files that tell of it. Pure, without clock or database. */
@NullMarked
@NamedInterface("core")
package com.billify.demo.core;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
