/** What is said of how an installation is, to whoever runs it. One message for each kind of finding. */
export const status = {
  'status.title': 'How Billify is',
  'status.help': 'What was looked at on this installation, just now. Only whoever runs it sees this.',
  'status.allWell': 'All is well.',
  'status.look': 'To look at',
  'status.bad': 'At risk',
  'status.well': 'In order',
  'status.lookedAt': 'Looked at {{at}}',
  'status.again': 'Look again',
  'found.sound':
    'PostgreSQL {{version}} keeps what is recorded even when the power fails; it takes {{size}}.',
  'found.tooOld': 'PostgreSQL {{version}} is too old: {{needed}} or newer is needed.',
  'found.notDurable': '{{setting}} is off, so a power cut could lose what was recorded. Switch it on.',
  'found.silent': 'The database does not answer.',
  'found.unused': 'No Billify has ever run on this database.',
  'found.loginsBound': 'Each company sees its own data only; the database itself sees to that.',
  'found.loginsUnbound':
    'The database does not keep companies apart for {{names}}. Give the program a login without SUPERUSER and BYPASSRLS.',
  'found.tablesOpen': 'The database does not keep companies apart in {{names}}.',
  'found.clocksAgree': 'This machine and the database agree what time it is.',
  'found.clocksApart':
    'The clocks of this machine and of the database are {{seconds}} seconds apart. Let both ask a time server.',
  'found.clockWasAhead':
    'Something was recorded at {{at}}, which has not come yet: the clock was ahead then, or is behind now.',
  'found.sumsRight': 'The bank lines of every day add up to the total of that day (lines: {{lines}}).',
  'found.sumsWrong':
    'Days whose total differs from its bank lines: {{days}}. Make a backup, keep it and report this: it is a mistake of Billify.',
  'found.noWorkWaits': 'No work waits or has failed.',
  'found.workFailed':
    'Pieces of work that failed {{attempts}} times and are not tried any more: {{count}}. The log says why.',
  'found.workWaits': 'Work has been waiting since {{since}}.',
  'found.importIsLong': 'Files have been read since {{since}}, and it is not done.',
  'found.filesWait':
    'Files have been waiting since {{since}} to be brought to their folder or bucket. They are safe in the database; the log says why.',
  'found.backupFine': 'The last good backup is of {{at}}.',
  'found.backupLacksFiles':
    'The last good backup, of {{at}}, lacks original files that are gone from their folder or bucket (number: {{count}}): {{files}}. Put them back, or take them from an older backup; those are all kept until then.',
  'found.backupOld': 'The last good backup is of {{at}}. That is too long ago.',
  'found.backupFailed': 'The last backup failed. The log and “billify doctor” say why.',
  'found.noBackup':
    'No backup was ever made by itself. Name a folder in BILLIFY_BACKUP_DIR and start Billify again.',
  'found.mailLeaves': 'Mails leave as they should.',
  'found.mailOff': 'No mail is set up, so nobody is warned by mail.',
  'found.mailWaits': 'Mails have been waiting since {{since}} (number: {{count}}). See Mail, on this page.',
  'found.mailFailed': 'Mails of the last week that no server took: {{count}}. See Mail, on this page.',
  'found.sourcesWell': 'The links to banks and programs bring what they should (links: {{all}}).',
  'found.sourcesWait':
    'Links to banks and programs that wait for somebody to sign in again: {{count}} of {{all}}. Their owners see it on their pages.',
  'found.sourcesFail':
    'Links to banks and programs that have failed for a day: {{count}} of {{all}}. The log says why.',
  'found.room': 'There is room for more on the disk: {{gigabytes}} GB.',
  'found.littleRoom': 'Only {{gigabytes}} GB are free on the disk. Make room before it fills.',
  'found.noRoom':
    'The disk is nearly full: {{gigabytes}} GB. Make room now, or nothing more can be recorded.',
  'found.roomUnknown': 'How much room there is on the disk cannot be told.',
  'found.keysClosed': 'Nobody else on this machine may read the keys.',
  'found.keyOpen': 'Others on this machine may read {{file}}. Take that right away: chmod 600',
} as const
