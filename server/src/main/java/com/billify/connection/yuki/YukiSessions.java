package com.billify.connection.yuki;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Sessions of this node, in memory alone. One is for one key and one domain: a session knows its domain at Yuki's side, so two
 * domains never share one.
 */
@Component
class YukiSessions {
    private static final int MOST = 20_000;

    private final Map<String, String> sessions = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    });

    String get(String owner, Supplier<String> authenticate) {
        String known = sessions.get(owner);
        if (known == null) {
            known = authenticate.get();
            sessions.put(owner, known);
        }
        return known;
    }

    void forget(String owner) {
        sessions.remove(owner);
    }
}
