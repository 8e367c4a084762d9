/** A Ponto: both ways of writing its paths, its paging, its tokens, and its bad days. */
@NullMarked
package com.billify.simulators.ponto;

import org.jspecify.annotations.NullMarked;
