/**
 * From the bytes of a PDF or an image to its pages. All of this runs in a process of its own, which may be killed at any
 * time: nothing in the server or the command line loads a class from here, nor one of the libraries that it uses.
 */
@NullMarked
package com.billify.extraction.worker;

import org.jspecify.annotations.NullMarked;
