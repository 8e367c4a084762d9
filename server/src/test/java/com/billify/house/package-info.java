/** The rules of the house, held over all modules: nobody has to remember them. */
@NullMarked
package com.billify.house;

import org.jspecify.annotations.NullMarked;
