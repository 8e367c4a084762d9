/** From what files state to what the books keep, and who of the parties is the company itself: pure. */
@NullMarked
@NamedInterface("core")
package com.billify.intake.core;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
