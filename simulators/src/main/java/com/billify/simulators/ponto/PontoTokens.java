package com.billify.simulators.ponto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.billify.simulators.ponto.PontoBook.Integration;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may read what at Ponto, and for how long: tokens of a company's own key, and what people have granted a partner, whose
 * refresh tokens each serve once.
 */
final class PontoTokens {
    private final PontoBook book;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Grant> refreshTokens = new ConcurrentHashMap<>();
    private Duration life = Duration.ofSeconds(1799);
    private int asked;
    private int spentAgain;

    private record Token(
            Integration integration,
            Instant until,
            @Nullable Grant grant) {}

    private record Code(Integration integration, String challenge, String returnTo) {}

    /** What one person has granted. */
    private record Grant(Integration integration, String id) {}

    /** Tokens as they are handed out; the refresh token is null for a company's own key. */
    record Pair(String access, @Nullable String refresh, Duration life) {}

    PontoTokens(PontoBook book) {
        this.book = book;
    }

    synchronized void setLife(Duration of) {
        life = of;
    }

    void forget() {
        tokens.clear();
    }

    synchronized void forgetGrants() {
        tokens.values().removeIf(token -> token.grant() != null);
        refreshTokens.clear();
    }

    synchronized int asked() {
        return asked;
    }

    /** How often a refresh token came that had served already. */
    synchronized int spentAgain() {
        return spentAgain;
    }

    int granted() {
        return refreshTokens.size();
    }

    /** A person lets a partner read: the code that its browser carries back. */
    String code(Integration integration, String challenge, String returnTo) {
        String code = "code-" + UUID.randomUUID();
        codes.put(code, new Code(integration, challenge, returnTo));
        return code;
    }

    synchronized Pair ofKey(Integration integration) {
        asked++;
        return new Pair(issue(integration, null), null, life);
    }

    /** Null when the code is not known, or another than who began asks for it. */
    synchronized @Nullable Pair ofCode(String text, String verifier, String returnTo) {
        asked++;
        Code code = codes.remove(text);
        return code == null
                        || !code.returnTo().equals(returnTo)
                        || !code.challenge().equals(challenge(verifier))
                ? null
                : pair(new Grant(code.integration(), UUID.randomUUID().toString()));
    }

    /** Null when it has served already, or never did. */
    synchronized @Nullable Pair ofRefreshToken(String text) {
        asked++;
        Grant grant = refreshTokens.remove(text);
        if (grant == null) {
            spentAgain++;
            return null;
        }
        return pair(grant);
    }

    synchronized void revoke(String refreshToken) {
        Grant grant = refreshTokens.remove(refreshToken);
        if (grant != null) {
            tokens.values().removeIf(token -> grant.equals(token.grant()));
        }
    }

    private Pair pair(Grant grant) {
        String refresh = "rt-" + UUID.randomUUID();
        refreshTokens.put(refresh, grant);
        return new Pair(issue(grant.integration(), grant), refresh, life);
    }

    private String issue(Integration integration, @Nullable Grant grant) {
        String token = "at-" + UUID.randomUUID();
        tokens.put(token, new Token(integration, book.now().plus(life), grant));
        return token;
    }

    /** Whose data the bearer may read; null when it may none. */
    @Nullable
    Integration find(@Nullable String authorization) {
        Token token = authorization == null || !authorization.startsWith("Bearer ")
                ? null
                : tokens.get(authorization.substring("Bearer ".length()));
        return token == null || book.now().isAfter(token.until()) ? null : token.integration();
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
