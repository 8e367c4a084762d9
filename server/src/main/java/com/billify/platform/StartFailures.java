package com.billify.platform;

import com.billify.kernel.SettingRefused;
import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells why Billify does not start in one sentence, where it is for the person who started it to mend. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailures implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        String sentence = sentence(failure);
        if (sentence != null) {
            System.err.println(sentence);
        }
        return sentence != null;
    }

    static @Nullable String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused || cause instanceof SettingRefused) {
                return cause.getMessage();
            }
            if (cause instanceof PortInUseException busy) {
                return "Port " + busy.getPort() + " is in use: stop what uses it, or choose another with --port.";
            }
            if (cause instanceof BindException) {
                return "This machine does not have that address: choose another with --host.";
            }
        }
        return null;
    }
}
