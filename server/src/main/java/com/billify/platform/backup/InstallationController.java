package com.billify.platform.backup;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What everyone who works with this Billify should know of it. */
@RestController
@RequestMapping("/api/v1/installation")
class InstallationController {
    private final ScheduledBackups backups;

    InstallationController(ScheduledBackups backups) {
        this.backups = backups;
    }

    @GetMapping
    InstallationView get() {
        return new InstallationView(backups.state());
    }

    record InstallationView(BackupState backups) {}
}
