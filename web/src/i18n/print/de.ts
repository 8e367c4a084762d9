import type { PrintMessages } from '..'

export const print: PrintMessages = {
  'print.read': 'Vom Papier gelesen',
  'print.confirmed': 'Vom Papier gelesen, von jemandem bestätigt',
  'print.check': 'Zu prüfen: {{fields}}',
  'print.open': 'Prüfen und bestätigen',
  'print.change': 'Ansehen oder verbessern',
  'print.title': 'Was steht auf der Seite?',
  'print.intro':
    'Das hat Billify auf der Seite gelesen. Verbessern Sie, was falsch ist, und bestätigen Sie; dann kann es übernommen werden.',
  'print.look': 'Nicht sicher gelesen oder nicht gefunden: {{fields}}',
  'print.compare': 'Bitte mit der Seite vergleichen',
  'print.notFound': 'Auf der Seite nicht gefunden',
  'print.direction': 'In welche Richtung',
  'print.page': 'Seite {{page, number}} von {{name}}',
  'print.pages': 'Die Seiten',
  'print.noPicture': 'Diese Seite kann hier nicht gezeigt werden.',
  'print.original': 'Die Datei selbst öffnen',
  'print.confirm': 'Bestätigen',
  'print.choose': 'Um ein Feld zu berichtigen, klicken Sie hinein und dann auf das, was auf der Seite steht.',
  'print.chooseByKeys':
    'Mit der Tastatur: F2 führt zur Seite, die Pfeile wählen, Enter übernimmt, Escape führt zurück.',
  'reason.new-account': 'Dieser Lieferant will auf ein anderes Konto bezahlt werden als bisher.',
  'doubt.account':
    'Bisher {{known}}, jetzt {{incoming}}. Genau so sehen gefälschte Rechnungen aus: Rufen Sie den Lieferanten unter einer Nummer an, die Sie schon hatten, nicht unter einer von dieser Rechnung.',
  'doubt.looked': 'Ich habe es geprüft: übernehmen',
  'problem.no-print': 'Diese Datei ist keine Rechnung, die von ihren Seiten gelesen wurde.',
  'reason.check-print': 'Vom Papier gelesen und nicht sicher genug. Prüfen Sie es auf der Seite.',
  'reason.printed-differs':
    'Die Seite zeigt eine andere Nummer, Summe oder Kontonummer als die E-Rechnung darin. Die E-Rechnung zählt; fragen Sie den Absender, was stimmt.',
  'reason.embedded-unreadable':
    'Die E-Rechnung im PDF ist beschädigt oder unvollständig; stattdessen wurde gelesen, was gedruckt ist.',
  'reason.nothing-printed':
    'Auf den Seiten steht nichts Lesbares. Füllen Sie selbst aus, was Sie darauf sehen.',
  'reason.unsupported-image':
    'Bilder dieser Art werden nicht gelesen. Speichern Sie es als JPEG, PNG oder PDF und fügen Sie es neu hinzu.',
  'reason.broken-image': 'das Bild ist abgeschnitten oder beschädigt.',
  'reason.no-ocr':
    'Dieser Computer hat kein Programm, das Bilder liest. Füllen Sie selbst aus, was Sie darauf sehen.',
  'reason.reading-failed':
    'Die Seiten konnten nicht gelesen werden. Füllen Sie selbst aus, was Sie darauf sehen.',
  'reason.not-an-invoice-reminder':
    'das ist eine Mahnung, keine Rechnung. Sie wird aufbewahrt, und nichts wird gebucht.',
  'reason.not-an-invoice-statement':
    'das ist ein Kontoauszug, keine Rechnung. Er wird aufbewahrt, und nichts wird gebucht.',
  'reason.not-an-invoice-quote':
    'das ist ein Angebot, keine Rechnung. Es wird aufbewahrt, und nichts wird gebucht.',
  'reason.not-an-invoice-order':
    'das ist eine Bestellung, keine Rechnung. Sie wird aufbewahrt, und nichts wird gebucht.',
  'reason.not-an-invoice-delivery':
    'das ist ein Lieferschein, keine Rechnung. Er wird aufbewahrt, und nichts wird gebucht.',
  'reason.not-an-invoice-pro-forma':
    'das ist eine Proforma-Rechnung, keine Rechnung zum Zahlen. Sie wird aufbewahrt, und nichts wird gebucht.',
}
