/** What every request passes: session, sign-in, role, JSON, problem details; and the pages themselves. */
@NullMarked
package com.billify.platform.web;

import org.jspecify.annotations.NullMarked;
