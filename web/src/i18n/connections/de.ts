import type { ConnectionMessages } from '..'

export const connections: ConnectionMessages = {
  'connections.intro':
    'Verbinden Sie Ihre Bank einmal, und neue Umsätze kommen von selbst. Billify liest nur: Es kann dort nie zahlen oder etwas ändern.',
  'connections.none': 'Noch ist nichts verbunden.',
  'connections.add': 'Bank verbinden',
  'connections.pontoName': 'Ponto',
  'connections.simulated': 'Übungsbank: Nichts hiervon ist echt.',
  'connections.addTitle': 'Ihre Bank mit Ponto verbinden',
  'connections.addHelp':
    'Ponto von Isabel Group liest fast alle belgischen Banken. Wählen Sie in Ihrem Ponto-Dashboard „Integrationen“, dann „Custom integration“, geben Sie die Konten an und kopieren Sie die beiden Schlüssel hierher.',
  'connections.clientId': 'Client ID',
  'connections.clientSecret': 'Client secret',
  'connections.secretHelp': 'Wird verschlüsselt aufbewahrt und nie wieder gezeigt.',
  'connections.test': 'Schlüssel probieren',
  'connections.opens_one': 'Diese Schlüssel öffnen {{count, number}} Konto:',
  'connections.opens_other': 'Diese Schlüssel öffnen {{count, number}} Konten:',
  'connections.opensNone': 'Die Schlüssel stimmen, aber noch ist kein Konto mit ihnen geteilt.',
  'connections.link': 'Verbinden',
  'connections.newKeys': 'Neue Schlüssel',
  'connections.newKeysTitle': 'Neue Schlüssel für diese Verbindung',
  'connections.newKeysHelp':
    'Sie geht dort weiter, wo sie war: Nichts wird doppelt gelesen, nichts übersprungen.',
  'connections.refresh': 'Jetzt nachsehen',
  'connections.pause': 'Anhalten',
  'connections.resume': 'Fortsetzen',
  'connections.disconnect': 'Trennen',
  'connections.disconnectTitle': 'Diese Bank trennen?',
  'connections.disconnectText':
    'Die Schlüssel werden vergessen, und es kommt nichts Neues mehr. Alle Umsätze, die kamen, bleiben. Bei Ponto können Sie die Integration ebenfalls entfernen.',
  'connections.accounts': 'Konten',
  'connections.account': 'Konto',
  'connections.bankRead': 'Bank zuletzt gelesen',
  'connections.consentUntil': 'Zustimmung bis',
  'connections.accountGone': 'nicht mehr geteilt',
  'connections.next': 'Sieht wieder nach: {{at}}',
  'connections.last': 'Zuletzt nachgesehen: {{at}}',
  'connections.calls_one': '{{count, number}} Abruf heute',
  'connections.calls_other': '{{count, number}} Abrufe heute',
  'connections.unreadable_one':
    '{{count, number}} Teil einer Antwort war nicht zu verstehen. Er ist aufbewahrt und wird noch einmal versucht.',
  'connections.unreadable_other':
    '{{count, number}} Teile von Antworten waren nicht zu verstehen. Sie sind aufbewahrt und werden noch einmal versucht.',
  'connections.state.good': 'Auf dem neuesten Stand',
  'connections.state.first': 'Liest zum ersten Mal',
  'connections.state.looking': 'Sieht gerade nach',
  'connections.state.trouble': 'Wartet',
  'connections.state.needsUser': 'Braucht Sie',
  'connections.state.paused': 'Angehalten',
  'connections.state.disconnected': 'Getrennt',
  'connections.reason.key':
    'Die Schlüssel werden nicht mehr angenommen. Erstellen Sie bei Ponto neue und geben Sie sie hier ein.',
  'connections.reason.mayNot':
    'Die Schlüssel dürfen keine Konten lesen. Sehen Sie bei Ponto nach, was diese Integration darf.',
  'connections.reason.unreachable':
    'Ponto ist nicht erreichbar. Billify versucht es weiter; Ihre Zahlen bleiben, wie sie sind.',
  'connections.reason.wait': 'Ponto bittet, langsamer zu machen. Billify wartet und macht von selbst weiter.',
  'connections.reason.strange':
    'Ponto hat etwas geantwortet, das nicht zu verstehen ist. Es ist aufbewahrt; Billify versucht es wieder, und Ihre Zahlen bleiben, wie sie sind.',
  'connections.reason.consent':
    'Ihre Zustimmung bei der Bank ist abgelaufen. Erneuern Sie sie in Ponto; bis dahin kommt nichts Neues.',
  'connections.reason.line': 'Einige Umsätze waren nicht zu verstehen. Alle anderen sind da.',
  'connections.reason.missing':
    'Die Bank zeigt plötzlich viele Umsätze nicht mehr. Billify behält sie, bis das sicher ist.',
  'connections.reason.vault':
    'Die Schlüssel lassen sich nicht öffnen: Der Hauptschlüssel dieses Billify fehlt. Stellen Sie ihn wieder her oder geben Sie die Schlüssel neu ein.',
  'connections.reason.other':
    'Etwas ging schief ({{code}}). Billify versucht es wieder; Ihre Zahlen bleiben, wie sie sind.',
  'connections.history': 'Verlauf',
  'connections.historyNone': 'Noch nichts.',
  'connections.when': 'Wann',
  'connections.what': 'Was',
  'connections.brought': 'Neu, geändert, weg',
  'connections.callsShort': 'Abrufe',
  'connections.took': 'Dauer',
  'connections.nothingNew': 'Nichts Neues',
  'connections.nothingNewTimes_one': '{{count, number}} Mal nachgesehen, nichts Neues',
  'connections.nothingNewTimes_other': '{{count, number}} Mal nachgesehen, nichts Neues',
  'connections.times_one': '{{count, number}} Mal',
  'connections.times_other': '{{count, number}} Mal',
  'connections.cameIn_one': '{{count, number}} neuer Umsatz',
  'connections.cameIn_other': '{{count, number}} neue Umsätze',
  'connections.changed': '{{count, number}} geändert',
  'connections.removed': '{{count, number}} weg',
  'connections.bannerKey': 'Eine Bankverbindung braucht neue Schlüssel: Es kommt nichts Neues.',
  'connections.bannerConsent': 'Ihre Zustimmung bei der Bank ist abgelaufen: Es kommt nichts Neues.',
  'connections.bannerConsentSoon_one': 'Ihre Zustimmung bei der Bank läuft in {{count, number}} Tag ab.',
  'connections.bannerConsentSoon_other': 'Ihre Zustimmung bei der Bank läuft in {{count, number}} Tagen ab.',
  'connections.bannerStale': 'Seit {{at}} kam nichts mehr von der Bank.',
  'connections.bannerGo': 'Was zu tun ist',
  'connections.ownerOnly': 'Nur ein Eigentümer kann Verbindungen hinzufügen oder ändern.',
  'problem.key-refused': 'Ponto nimmt diese Schlüssel nicht an. Kopieren Sie beide noch einmal vollständig.',
  'problem.key-may-not':
    'Diese Schlüssel dürfen keine Konten lesen. Sehen Sie bei Ponto nach, was die Integration darf.',
  'problem.source-unreachable':
    'Ponto ist gerade nicht erreichbar. Bitte versuchen Sie es in einer Minute noch einmal.',
  'problem.source-slow':
    'Ponto braucht zu lange für eine Antwort. Bitte versuchen Sie es in einer Minute noch einmal.',
  'problem.source-failed': 'Ponto hat selbst ein Problem. Bitte versuchen Sie es später noch einmal.',
  'problem.too-many-calls': 'Ponto bittet zu warten. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  'problem.refreshed-just-now': 'Eben wurde nachgesehen. Bitte warten Sie einige Sekunden.',
  'problem.unknown-provider': 'Diese Art von Verbindung gibt es nicht.',
  'problem.disconnected': 'Diese Verbindung hat keine Schlüssel mehr. Fügen Sie sie neu hinzu.',
}
