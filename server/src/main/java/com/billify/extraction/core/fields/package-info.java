/**
 * Finds the fields of an invoice among the words of its pages: what the labels say, where the values stand, which numbers
 * prove each other. Pure: pages in, values with their place and confidence out.
 */
@NullMarked
@NamedInterface("fields")
package com.billify.extraction.core.fields;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
