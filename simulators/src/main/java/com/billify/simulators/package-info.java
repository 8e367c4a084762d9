/** Stand-ins for outside services, over plain HTTP on this machine. */
@NullMarked
package com.billify.simulators;

import org.jspecify.annotations.NullMarked;
