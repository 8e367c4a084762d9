/** How an installation is: what is in order, what somebody should look at, what is bad, each in one sentence. */
@NullMarked
@NamedInterface("examination")
package com.billify.platform.examination;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
