package com.billify.extraction.worker;

import java.nio.file.Path;

/**
 * The program that reads images, and its models.
 *
 * @param executable tesseract, of any version from 4
 * @param models the folder of the four languages' models
 */
record OcrProgram(Path executable, Path models) {}
