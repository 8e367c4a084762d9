package com.billify.platform.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever watches over the process: it serves. */
@RestController
class HealthController {
    @GetMapping("/api/v1/health")
    Health get() {
        return new Health("up");
    }

    record Health(String status) {}
}
