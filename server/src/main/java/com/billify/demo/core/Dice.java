package com.billify.demo.core;

import java.time.LocalDate;

/**
 * Chance that depends on nothing but the seed, the day and what is asked: no throw changes another one, whatever is asked
 * before or after it.
 */
record Dice(long seed) {

    /** A whole number from low to high, both included. */
    int between(int low, int high, LocalDate day, String what) {
        return low + (int) Math.floorMod(draw(day, what), (long) high - low + 1);
    }

    boolean chance(int percent, LocalDate day, String what) {
        return between(1, 100, day, what) <= percent;
    }

    /** The amount, more or less by at most so many percent of it. */
    long spread(long amountMinor, int percent, LocalDate day, String what) {
        return amountMinor * (1000 + between(-10 * percent, 10 * percent, day, what)) / 1000;
    }

    /** SplitMix64's finalizer over the three. */
    private long draw(LocalDate day, String what) {
        long mixed = seed * 0x9E3779B97F4A7C15L + day.toEpochDay() * 0xD1B54A32D192ED03L + what.hashCode();
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
