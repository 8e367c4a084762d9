package com.billify;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The application: every module below this package, wired by Spring. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Billify {
    public static void main(String[] args) {
        SpringApplication.run(Billify.class, args);
    }
}
