/** Pages as they are looked at: words with their places, whether they came from a PDF's text or from OCR. */
@NullMarked
@NamedInterface("page")
package com.billify.extraction.core.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
