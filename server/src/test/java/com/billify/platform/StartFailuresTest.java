package com.billify.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class StartFailuresTest {
    @Test
    void busyPortIsToldInASentenceWithTheMend() {
        assertThat(StartFailures.sentence(new IllegalStateException(new PortInUseException(8080))))
                .isEqualTo("Port 8080 is in use: stop what uses it, or choose another with --port.");
    }

    @Test
    void refusalIsToldInItsOwnWords() {
        assertThat(StartFailures.sentence(new IllegalStateException("bean", new StartRefused("No, thank you."))))
                .isEqualTo("No, thank you.");
        assertThat(StartFailures.sentence(new IllegalStateException(new BindException())))
                .contains("--host");
    }

    @Test
    void mistakeOfOursIsLeftToSpring() {
        assertThat(StartFailures.sentence(new IllegalStateException("bean"))).isNull();
    }
}
