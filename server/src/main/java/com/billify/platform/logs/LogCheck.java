package com.billify.platform.logs;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses a start whose log could not be written as the environment says. */
@Component
class LogCheck {
    LogCheck(Environment environment) {
        LogPlan.of(environment::getProperty);
    }
}
