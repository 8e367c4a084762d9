package com.billify.platform.web;

/** Lets the tests of the house spell constants as the program does. */
public final class WireNamesAccess {
    private WireNamesAccess() {}

    public static String of(Enum<?> constant) {
        return WireNames.of(constant);
    }
}
