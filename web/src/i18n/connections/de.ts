import type { ConnectionMessages } from '..'

export const connections: ConnectionMessages = {
  'connections.intro':
    'Verbinden Sie Ihre Bank und Ihre Buchhaltung einmal, und was dort neu ist, kommt von selbst. Billify liest nur: Es kann dort nie zahlen oder etwas ändern.',
  'connections.none': 'Noch ist nichts verbunden.',
  'connections.add': 'Bank verbinden',
  'connections.addBooks': 'Buchhaltung verbinden',
  'connections.pontoName': 'Ponto',
  'connections.simulated': 'Übung: Nichts hiervon ist echt.',
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
    'Die Schlüssel werden nicht mehr angenommen. Erstellen Sie bei {{source}} neue und geben Sie sie hier ein.',
  'connections.reason.mayNot':
    'Diese Schlüssel dürfen nicht alles lesen, was nötig ist. Sehen Sie bei {{source}} nach, was sie dürfen.',
  'connections.reason.unreachable':
    '{{source}} ist nicht erreichbar. Billify versucht es weiter; Ihre Zahlen bleiben, wie sie sind.',
  'connections.reason.wait':
    '{{source}} bittet, langsamer zu machen. Billify wartet und macht von selbst weiter.',
  'connections.reason.strange':
    '{{source}} hat etwas geantwortet, das nicht zu verstehen ist. Es ist aufbewahrt; Billify versucht es wieder, und Ihre Zahlen bleiben, wie sie sind.',
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
  'connections.bannerKey': 'Eine Verbindung braucht neue Schlüssel: Es kommt nichts Neues.',
  'connections.bannerConsent': 'Ihre Zustimmung bei der Bank ist abgelaufen: Es kommt nichts Neues.',
  'connections.bannerConsentSoon_one': 'Ihre Zustimmung bei der Bank läuft in {{count, number}} Tag ab.',
  'connections.bannerConsentSoon_other': 'Ihre Zustimmung bei der Bank läuft in {{count, number}} Tagen ab.',
  'connections.bannerStale': 'Eine Verbindung hat seit {{at}} nichts gebracht.',
  'connections.bannerStill': 'Das Konto {{account}} steht seit dem {{day}} still, und seine Prognose auch.',
  'connections.bannerGo': 'Was zu tun ist',
  'connections.ownerOnly': 'Nur ein Eigentümer kann Verbindungen hinzufügen oder ändern.',
  'problem.key-refused': 'Diese Schlüssel werden nicht angenommen. Kopieren Sie sie noch einmal vollständig.',
  'problem.key-may-not':
    'Diese Schlüssel dürfen nicht alles lesen, was nötig ist. Sehen Sie dort nach, was sie dürfen.',
  'problem.source-unreachable':
    'Die andere Seite ist gerade nicht erreichbar. Bitte versuchen Sie es in einer Minute noch einmal.',
  'problem.source-slow':
    'Die andere Seite braucht zu lange für eine Antwort. Bitte versuchen Sie es in einer Minute noch einmal.',
  'problem.source-failed':
    'Die andere Seite hat selbst ein Problem. Bitte versuchen Sie es später noch einmal.',
  'problem.too-many-calls':
    'Die andere Seite bittet zu warten. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  'problem.refreshed-just-now': 'Eben wurde nachgesehen. Bitte warten Sie ein wenig.',
  'problem.unknown-provider': 'Diese Art von Verbindung gibt es nicht.',
  'problem.disconnected': 'Diese Verbindung hat keine Schlüssel mehr. Fügen Sie sie neu hinzu.',
  'connections.answerAsItCame': 'Die Antwort, wie sie kam',
  'connections.readAgain': 'Alles noch einmal lesen',
  'connections.yukiName': 'Yuki',
  'connections.yukiTitle': 'Ihre Buchhaltung mit Yuki verbinden',
  'connections.yukiHelp':
    'In Yuki öffnet ein Verwalter des Portals „Einstellungen“, dann „Webservices“, und erstellt einen Zugangsschlüssel für Ihre Administration. Lesen genügt. Ihr Buchhalter kann das für Sie tun.',
  'connections.accessKey': 'Zugangsschlüssel',
  'connections.findBooks': 'Administration suchen',
  'connections.administration': 'Administration',
  'connections.administrationNone': 'Der Schlüssel stimmt, öffnet aber keine Administration.',
  'connections.callsOf': '{{count, number}} von {{most, number}} Abrufen heute',
  'connections.booksOpen_one': '{{count, number}} offene Rechnung',
  'connections.booksOpen_other': '{{count, number}} offene Rechnungen',
  'connections.booksRead': 'Listen zuletzt gelesen: {{at}}',
  'connections.booksCameIn_one': '{{count, number}} neue Rechnung',
  'connections.booksCameIn_other': '{{count, number}} neue Rechnungen',
  'connections.booksSettled_one': '{{count, number}} in der Buchhaltung bezahlt',
  'connections.booksSettled_other': '{{count, number}} in der Buchhaltung bezahlt',
  'connections.disconnectBooksTitle': 'Diese Buchhaltung trennen?',
  'connections.disconnectBooksText':
    'Der Schlüssel wird vergessen, und es kommt nichts Neues mehr. Alle Rechnungen, die kamen, bleiben. In Yuki können Sie den Schlüssel ebenfalls entfernen.',
  'connections.reason.item': 'Einige offene Rechnungen waren nicht zu verstehen. Alle anderen sind da.',
  'connections.reason.itemsMissing':
    'Die Buchhaltung zeigt plötzlich viele offene Rechnungen nicht mehr. Billify wartet einen Tag, bevor sie als bezahlt gelten.',
  'connections.reason.budget':
    'Die Abrufe, die Billify heute machen darf, sind verbraucht. Morgen geht es von selbst weiter.',
  'connections.reason.dailyLimit':
    '{{source}} beantwortet heute keine Abrufe mehr; andere Programme zählen mit. Billify macht morgen von selbst weiter.',
  'connections.reason.administration':
    'Der Schlüssel öffnet diese Administration nicht mehr. Erstellen Sie einen neuen und geben Sie ihn hier ein.',
  'problem.administration-unknown': 'Der Schlüssel öffnet diese Administration nicht.',
  'announced.title': 'Von der Bank angekündigt',
  'announced.help':
    'Noch nicht gebucht, also in keinem Saldo. Jede wird eine gewöhnliche Zeile oder entfällt, wenn Ihre Bank entscheidet.',
  'announced.unnamed': 'Ohne Namen',
  'connections.grant': 'Weiter bei Ponto',
  'connections.grantAgain': 'Bei Ponto erneut erlauben',
  'connections.grantHelp':
    'Melden Sie sich bei Ponto an und wählen Sie Ihre Konten; Sie werden hierher zurückgeführt. Ponto von Isabel Group liest fast alle belgischen Banken; Billify darf nur lesen.',
  'connections.ownKeys': 'Oder mit eigenen Schlüsseln',
  'connections.granted': 'Verknüpft. Ihre Zeilen kommen herein.',
  'connections.notGranted': 'Laut Ponto wurde nichts erlaubt. Hier hat sich nichts geändert.',
  'connections.bankAsked': 'Es wird nachgesehen. Was die Bank Neues hat, kommt in wenigen Minuten.',
  'connections.reason.grant':
    'Die Erlaubnis, die Sie bei {{source}} gegeben haben, ist zu Ende. Geben Sie sie dort erneut; inzwischen geht nichts verloren.',
  'problem.grant-unknown':
    'Diese Erlaubnis wurde nicht hier erfragt oder ist zu lange her. Bitte beginnen Sie neu.',
  'problem.grant-refused': 'Ponto kennt diese Erlaubnis nicht. Bitte beginnen Sie neu.',
  'problem.bank-asked-just-now': 'Die Bank wurde eben erst gefragt. Bitte warten Sie einige Minuten.',
  'connections.renew': 'Bei der Bank erneuern',
}
