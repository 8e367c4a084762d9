/**
 * Backups and their way back: one consistent moment of the whole database in one sealed file, and from that file a database
 * that is proven equal, row by row and sum by sum.
 */
@NullMarked
@NamedInterface("backup")
package com.billify.platform.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
