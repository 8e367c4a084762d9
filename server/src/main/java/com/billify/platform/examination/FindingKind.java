package com.billify.platform.examination;

import com.billify.platform.examination.Finding.Grade;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All that can be found: how good it is, what it is about, and how it is said. The pages say it in the language of who looks. */
public enum FindingKind {
    SOUND(Grade.WELL, "database", "PostgreSQL {version}, commits are durable, {size}."),
    TOO_OLD(Grade.BAD, "database", "PostgreSQL {version} is too old: Billify needs {needed} or newer."),
    NOT_DURABLE(Grade.BAD, "database", "{setting} is off, so a power cut could lose what was recorded: switch it on."),
    SILENT(Grade.BAD, "database", "The database does not answer: {why}"),
    UNUSED(Grade.BAD, "database", "No Billify has ever run on this database."),
    LOGINS_BOUND(Grade.WELL, "logins", "Row-level security binds the application on every company's table."),
    LOGINS_UNBOUND(
            Grade.BAD,
            "logins",
            "Row-level security does not bind {names}: give the application a login without SUPERUSER and BYPASSRLS."),
    TABLES_OPEN(Grade.BAD, "logins", "Row-level security is off on {names}."),
    CLOCKS_AGREE(Grade.WELL, "clock", "This machine and the database agree what time it is."),
    CLOCKS_APART(
            Grade.LOOK,
            "clock",
            "This machine's clock and the database's are {seconds} s apart: let both ask a time server."),
    CLOCK_WAS_AHEAD(
            Grade.LOOK,
            "clock",
            "Something was recorded at {at}, which has not come yet: the clock was ahead then, or is behind now."),
    SUMS_RIGHT(Grade.WELL, "sums", "The bank lines of every day add up to the total of that day ({lines} lines)."),
    SUMS_WRONG(
            Grade.BAD,
            "sums",
            "The totals of {days} days differ from their bank lines: keep a backup and report it, this is a mistake of Billify's."),
    NO_WORK_WAITS(Grade.WELL, "jobs", "No work waits or has failed."),
    WORK_FAILED(
            Grade.LOOK,
            "jobs",
            "{count} pieces of work failed {attempts} times and are not tried any more; the log says why."),
    WORK_WAITS(Grade.LOOK, "jobs", "Work has been waiting since {since}: it is taken up while Billify runs."),
    IMPORT_IS_LONG(Grade.LOOK, "imports", "An import has been under way since {since}."),
    FILES_WAIT(
            Grade.LOOK,
            "files",
            "Files have been waiting since {since} to be brought to their folder or bucket: they are safe in the database, and the log says why."),
    BACKUP_FINE(Grade.WELL, "backups", "The last good backup is of {at}."),
    BACKUP_LACKS_FILES(
            Grade.BAD,
            "backups",
            "The last good backup, of {at}, lacks original files that are gone from their folder or bucket ({count}: {files}): put them back, or take them from an older backup, which are all kept until then."),
    BACKUP_OLD(Grade.BAD, "backups", "The last good backup is of {at}."),
    BACKUP_FAILED(Grade.BAD, "backups", "The last backup failed: {why}"),
    NO_BACKUP(
            Grade.LOOK,
            "backups",
            "No backup was ever made by itself: name a folder in BILLIFY_BACKUP_DIR (docs/operations/backup.md)."),
    MAIL_LEAVES(Grade.WELL, "mail", "No mail waits for long or has failed."),
    MAIL_OFF(Grade.WELL, "mail", "No mail is set up, so nobody is warned by mail."),
    MAIL_WAITS(Grade.LOOK, "mail", "Mail has been waiting since {since} (mails: {count}): see Settings, Mail."),
    MAIL_FAILED(Grade.LOOK, "mail", "Mails of the last week that no server took: {count}. See Settings, Mail."),
    SOURCES_WELL(Grade.WELL, "sources", "The links to banks and programs bring what they should ({all})."),
    SOURCES_WAIT(
            Grade.LOOK,
            "sources",
            "Links to banks and programs that wait for a person to sign in again: {count} of {all}."),
    SOURCES_FAIL(Grade.LOOK, "sources", "Links to banks and programs that have failed for a day: {count} of {all}."),
    ROOM(Grade.WELL, "disk", "{gigabytes} GB are free where {folder} is."),
    LITTLE_ROOM(Grade.LOOK, "disk", "{gigabytes} GB are free where {folder} is: make room before it fills."),
    NO_ROOM(
            Grade.BAD,
            "disk",
            "{gigabytes} GB are free where {folder} is: make room, or nothing more can be recorded."),
    ROOM_UNKNOWN(Grade.LOOK, "disk", "How much room there is at {folder} cannot be told: {why}"),
    KEYS_CLOSED(Grade.WELL, "keys", "Nobody else on this machine may read the keys in {folder}."),
    KEY_OPEN(Grade.BAD, "keys", "Others on this machine may read {file}: chmod 600 {file}");

    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

    private final Grade grade;
    private final String subject;
    private final String sentence;

    FindingKind(Grade grade, String subject, String sentence) {
        this.grade = grade;
        this.subject = subject;
        this.sentence = sentence;
    }

    Grade grade() {
        return grade;
    }

    String subject() {
        return subject;
    }

    /** The names of the facts that belong to it. */
    Set<String> facts() {
        return FACT.matcher(sentence).results().map(fact -> fact.group(1)).collect(Collectors.toUnmodifiableSet());
    }

    String sentence(java.util.Map<String, String> facts) {
        return FACT.matcher(sentence)
                .replaceAll(fact -> Matcher.quoteReplacement(facts.getOrDefault(fact.group(1), "")));
    }
}
