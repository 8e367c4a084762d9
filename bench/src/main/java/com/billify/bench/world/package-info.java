/**
 * Made-up companies with known truth, for measuring what the program concludes: which line pays which document, what comes
 * back regularly, what each line is for. Made with other assumptions than the sample worlds, so that what was fitted there
 * is measured on something else here. Knows no class of the server, and nothing of how it decides.
 */
@NullMarked
package com.billify.bench.world;

import org.jspecify.annotations.NullMarked;
