/** Yuki (Belgium), over its SOAP services: open items of an administration. */
@NullMarked
package com.billify.connection.yuki;

import org.jspecify.annotations.NullMarked;
