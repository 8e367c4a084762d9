package com.billify.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LocalVisitsTest {
    @Test
    void whoSitsAtThisMachineMayLookAround() {
        assertThat(listeningOn("127.0.0.1", true).allow(request())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:8150", "[::1]:8080", "LOCALHOST"})
    void thisMachineHasSeveralNames(String host) {
        assertThat(listeningOn("127.0.0.1", true).allow(named(host))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "192.168.1.7:8080",
                "127.0.0.1@evil.example",
                ""
            })
    void otherNamesOfItAreNotBelieved(String host) {
        assertThat(listeningOn("127.0.0.1", true).allow(named(host))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "192.168.1.7", "::ffff:203.0.113.9", "fe80::1"})
    void otherMachinesMayNot(String address) {
        MockHttpServletRequest request = request();
        request.setRemoteAddr(address);

        assertThat(listeningOn("127.0.0.1", true).allow(request)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 127.0.0.1",
        "X-Forwarded-For, 203.0.113.9",
        "X-Forwarded-Host, localhost",
        "X-Real-IP, 127.0.0.1",
        "Forwarded, for=127.0.0.1",
        "Via, 1.1 proxy"
    })
    void whoComesThroughAProxyMayNot(String header, String value) {
        MockHttpServletRequest request = request();
        request.addHeader(header, value);

        assertThat(listeningOn("127.0.0.1", true).allow(request)).isFalse();
    }

    @Test
    void markOfAProxyCountsThoughItsHeaderIsGone() {
        MockHttpServletRequest request = request();
        request.setAttribute(ForwardedRequests.MARK, Boolean.TRUE);

        assertThat(listeningOn("127.0.0.1", true).allow(request)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.7"})
    void nobodyMayWhereOthersAreListenedTo(String listening) {
        assertThat(listeningOn(listening, true).allow(request())).isFalse();
        assertThat(listeningOn(listening, true).areOffered()).isFalse();
    }

    @Test
    void nobodyMayWhereThereIsNoDemo() {
        assertThat(listeningOn("127.0.0.1", false).allow(request())).isFalse();
    }

    private static LocalVisits listeningOn(String address, boolean demo) {
        try {
            return new LocalVisits(demo, InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static MockHttpServletRequest request() {
        return named("127.0.0.1:8080");
    }

    private static MockHttpServletRequest named(String host) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/demo/session");
        request.setRemoteAddr("127.0.0.1");
        request.setServerName(host.isEmpty() ? "localhost" : host);
        request.addHeader("Host", host);
        return request;
    }
}
