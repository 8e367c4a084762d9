package com.billify.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who may look around without a password: someone at this very machine, on a Billify that listens to nobody else. All of
 * it is asked with every request, as the program that is built once runs either way.
 */
@Component
class LocalVisits {
    /** What a proxy adds: the person behind it is elsewhere, whatever it says of them. */
    private static final List<String> OF_PROXIES = List.of(
            "Forwarded",
            "Via",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "X-Forwarded-Server",
            "X-Real-IP");

    /** A page of another site may have its name point to this machine, and would come under that name. */
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(?:localhost|127(?:\\.\\d{1,3}){3}|\\[?(?:0*:)*0*1]?)(?::\\d{1,5})?");

    private final boolean offered;

    LocalVisits(
            @Value("${billify.demo:true}") boolean demo, @Value("${server.address:0.0.0.0}") InetAddress listening) {
        this.offered = demo && listening.isLoopbackAddress();
    }

    /** Whether there is a demo here at all. */
    boolean areOffered() {
        return offered;
    }

    boolean allow(HttpServletRequest request) {
        return offered
                && request.getAttribute(ForwardedRequests.MARK) == null
                && OF_PROXIES.stream().allMatch(header -> request.getHeader(header) == null)
                && isLoopback(request.getRemoteAddr())
                && isThisMachine(request.getHeader("Host"), request.getServerName());
    }

    private static boolean isLoopback(@Nullable String address) {
        return address != null && THIS_MACHINE.matcher(address).matches() && !address.equals("localhost");
    }

    private static boolean isThisMachine(@Nullable String host, String serverName) {
        return THIS_MACHINE.matcher(serverName.toLowerCase(Locale.ROOT)).matches()
                && (host == null
                        || THIS_MACHINE.matcher(host.toLowerCase(Locale.ROOT)).matches());
    }
}
