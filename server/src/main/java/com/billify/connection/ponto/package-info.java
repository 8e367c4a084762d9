/** Ponto (Isabel Group, over Ibanity's API): bank accounts and their transactions. */
@NullMarked
package com.billify.connection.ponto;

import org.jspecify.annotations.NullMarked;
