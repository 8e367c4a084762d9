package com.billify.identity;

import com.billify.kernel.ProblemException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB, 2 passes and 1 lane (OWASP Password Storage Cheat Sheet). Each takes that memory from a small
 * heap, so two run at once and the others wait.
 */
@Component
class Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int SHORTEST = 10;
    private static final int LONGEST = 256; // beyond it, hashing would work for whoever wants to keep us busy
    private static final int PATIENCE_SECONDS = 10;

    /** Of random bytes that nobody kept. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$4I6GmctyoiS4rGxI/llDSQ$6j6W4k1gfoe/XP06OTkrShArT/pB2jJVJ1rJXB7/e2M";

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, 2);
    private final Semaphore turns = new Semaphore(2, true);

    /** @throws ProblemException weak-password */
    void check(String field, String password, String email) {
        if (password.length() < SHORTEST || password.length() > LONGEST || password.equalsIgnoreCase(email)) {
            throw ProblemException.ofField(
                    field, "weak-password", "A password has 10 to 256 characters and is not the e-mail address.");
        }
    }

    String hash(String password) {
        return inTurn(() -> encoder.encode(password));
    }

    boolean matches(String password, String hash) {
        return password.length() <= LONGEST && inTurn(() -> encoder.matches(password, hash));
    }

    /** A hash that no password has. */
    String nobodys() {
        return NOBODYS;
    }

    /** Takes as long as {@link #matches}, so that an address without an account is not told by the clock. */
    void matchNobody(String password) {
        matches(password, NOBODYS);
    }

    private <T> T inTurn(Supplier<T> hashing) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ProblemException(503, "busy", "Too many people are signing in: try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(503, "busy", "Billify is stopping.");
        }
        try {
            return hashing.get();
        } finally {
            turns.release();
        }
    }
}
