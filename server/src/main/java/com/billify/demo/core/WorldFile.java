package com.billify.demo.core;

/** A file as a bank, or the Peppol network, would deliver it. */
public record WorldFile(String name, byte[] content) {}
