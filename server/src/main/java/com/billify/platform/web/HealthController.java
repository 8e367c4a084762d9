package com.billify.platform.web;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever watches over the process from outside: whether it serves, and its database with it. */
@RestController
class HealthController {
    private final JdbcClient jdbc;

    HealthController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 200 and "up", or 503 and "down" when the database does not answer; why is nobody's business here. */
    @GetMapping("/api/v1/health")
    ResponseEntity<Health> get() {
        try {
            jdbc.sql("SELECT 1").query().singleRow();
            return ResponseEntity.ok(new Health("up"));
        } catch (DataAccessException e) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new Health("down"));
        }
    }

    record Health(String status) {}
}
