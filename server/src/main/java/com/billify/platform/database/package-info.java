/** The database: the one that comes along or one of your own, its three logins, its migrations, its checks. */
@NullMarked
@NamedInterface("database")
package com.billify.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
