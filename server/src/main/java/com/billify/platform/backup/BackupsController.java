package com.billify.platform.backup;

import com.billify.identity.Accounts;
import com.billify.identity.CurrentUser;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The backups one by one, for whoever runs the installation. */
@RestController
@RequestMapping("/api/v1/installation/backups")
class BackupsController {
    private static final int SHOWN = 10;

    private final ScheduledBackups backups;
    private final Accounts accounts;

    BackupsController(ScheduledBackups backups, Accounts accounts) {
        this.backups = backups;
        this.accounts = accounts;
    }

    /** The last ten, the latest first. */
    @GetMapping
    List<BackupView> list(CurrentUser user) {
        accounts.requireOperator(user.id());
        return backups.latest(SHOWN);
    }

    /** Begins one now. It is in the list from then on. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    List<BackupView> make(CurrentUser user) {
        accounts.requireOperator(user.id());
        var unused = backups.begin();
        return backups.latest(SHOWN);
    }
}
