package com.billify.platform.backup;

import com.billify.notification.Mail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What everyone who works with this Billify should know of it. */
@RestController
@RequestMapping("/api/v1/installation")
class InstallationController {
    private final ScheduledBackups backups;
    private final Mail mail;

    InstallationController(ScheduledBackups backups, Mail mail) {
        this.backups = backups;
        this.mail = mail;
    }

    @GetMapping
    InstallationView get() {
        return new InstallationView(backups.state(), mail.isOn());
    }

    /** @param mail whether mail is set up */
    record InstallationView(BackupState backups, boolean mail) {}
}
