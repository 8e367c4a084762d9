import type { StatusMessages } from '../index'

export const status: StatusMessages = {
  'status.title': 'Wie es Billify geht',
  'status.help': 'Was auf dieser Installation eben geprüft wurde. Nur wer sie betreibt, sieht das.',
  'status.allWell': 'Alles ist in Ordnung.',
  'status.look': 'Zu prüfen',
  'status.bad': 'In Gefahr',
  'status.well': 'In Ordnung',
  'status.lookedAt': 'Geprüft am {{at}}',
  'status.again': 'Erneut prüfen',
  'found.sound':
    'PostgreSQL {{version}} behält, was erfasst ist, auch bei Stromausfall; belegt sind {{size}}.',
  'found.tooOld': 'PostgreSQL {{version}} ist zu alt: Nötig ist {{needed}} oder neuer.',
  'found.notDurable':
    '{{setting}} ist aus, ein Stromausfall könnte also Erfasstes löschen. Schalten Sie es ein.',
  'found.silent': 'Die Datenbank antwortet nicht.',
  'found.unused': 'Auf dieser Datenbank lief noch nie Billify.',
  'found.loginsBound': 'Jedes Unternehmen sieht nur die eigenen Daten; darüber wacht die Datenbank selbst.',
  'found.loginsUnbound':
    'Für {{names}} trennt die Datenbank die Unternehmen nicht. Geben Sie dem Programm einen Zugang ohne SUPERUSER und BYPASSRLS.',
  'found.tablesOpen': 'Die Datenbank trennt die Unternehmen nicht in {{names}}.',
  'found.clocksAgree': 'Diese Maschine und die Datenbank sind sich über die Uhrzeit einig.',
  'found.clocksApart':
    'Die Uhren dieser Maschine und der Datenbank liegen {{seconds}} Sekunden auseinander. Lassen Sie beide einen Zeitserver fragen.',
  'found.clockWasAhead':
    'Etwas wurde am {{at}} erfasst, das noch nicht gekommen ist: Die Uhr ging damals vor oder geht jetzt nach.',
  'found.sumsRight': 'Die Bankbuchungen jedes Tages ergeben die Summe des Tages (Buchungen: {{lines}}).',
  'found.sumsWrong':
    'Tage, deren Summe von den Bankbuchungen abweicht: {{days}}. Machen Sie eine Sicherung, heben Sie sie auf und melden Sie das: Es ist ein Fehler von Billify.',
  'found.noWorkWaits': 'Keine Arbeit wartet und keine ist gescheitert.',
  'found.workFailed':
    'Arbeiten, die {{attempts}}-mal scheiterten und nicht mehr versucht werden: {{count}}. Warum, steht im Protokoll.',
  'found.workWaits': 'Seit {{since}} wartet Arbeit.',
  'found.importIsLong': 'Seit {{since}} werden Dateien eingelesen, und es ist nicht fertig.',
  'found.filesWait':
    'Seit {{since}} warten Dateien darauf, in ihren Ordner oder Bucket zu kommen. In der Datenbank sind sie sicher; warum, steht im Protokoll.',
  'found.backupFine': 'Die letzte gute Sicherung ist vom {{at}}.',
  'found.backupLacksFiles':
    'In der letzten guten Sicherung, vom {{at}}, fehlen Originaldateien, die nicht mehr in ihrem Ordner oder Bucket sind (Anzahl: {{count}}): {{files}}. Legen Sie sie zurück, oder holen Sie sie aus einer älteren Sicherung; alle werden bis dahin aufbewahrt.',
  'found.backupOld': 'Die letzte gute Sicherung ist vom {{at}}. Das ist zu lange her.',
  'found.backupFailed':
    'Die letzte Sicherung ist gescheitert. Warum, sagen das Protokoll und „billify doctor“.',
  'found.noBackup':
    'Noch nie wurde von selbst eine Sicherung gemacht. Nennen Sie in BILLIFY_BACKUP_DIR einen Ordner und starten Sie Billify neu.',
  'found.mailLeaves': 'Mails gehen hinaus, wie sie sollen.',
  'found.mailOff': 'Mail ist nicht eingerichtet, also wird niemand per Mail gewarnt.',
  'found.mailWaits': 'Seit {{since}} warten Mails (Anzahl: {{count}}). Siehe Mail auf dieser Seite.',
  'found.mailFailed':
    'Mails der letzten Woche, die kein Server annahm: {{count}}. Siehe Mail auf dieser Seite.',
  'found.sourcesWell':
    'Die Verbindungen zu Banken und Programmen bringen, was sie sollen (Verbindungen: {{all}}).',
  'found.sourcesWait':
    'Verbindungen zu Banken und Programmen, die auf eine neue Anmeldung warten: {{count}} von {{all}}. Ihre Inhaber sehen es auf ihren Seiten.',
  'found.sourcesFail':
    'Verbindungen zu Banken und Programmen, die seit einem Tag scheitern: {{count}} von {{all}}. Warum, steht im Protokoll.',
  'found.room': 'Auf der Festplatte ist noch Platz: {{gigabytes}} GB.',
  'found.littleRoom':
    'Auf der Festplatte sind nur noch {{gigabytes}} GB frei. Schaffen Sie Platz, bevor sie voll ist.',
  'found.noRoom':
    'Die Festplatte ist fast voll: {{gigabytes}} GB. Schaffen Sie jetzt Platz, sonst kann nichts mehr erfasst werden.',
  'found.roomUnknown': 'Wie viel Platz auf der Festplatte ist, lässt sich nicht sagen.',
  'found.keysClosed': 'Niemand sonst auf dieser Maschine darf die Schlüssel lesen.',
  'found.keyOpen': 'Andere auf dieser Maschine dürfen {{file}} lesen. Nehmen Sie dieses Recht weg: chmod 600',
}
