/** Work that nobody waits for. */
@NullMarked
package com.billify.platform.jobs;

import org.jspecify.annotations.NullMarked;
