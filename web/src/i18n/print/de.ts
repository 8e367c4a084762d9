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
  'print.direction': 'In welche Richtung',
  'print.page': 'Seite {{page, number}} von {{name}}',
  'print.pages': 'Die Seiten',
  'print.noPicture': 'Diese Seite kann hier nicht gezeigt werden.',
  'print.original': 'Die Datei selbst öffnen',
  'print.confirm': 'Bestätigen',
  'problem.no-print': 'Diese Datei ist keine Rechnung, die von ihren Seiten gelesen wurde.',
  'reason.check-print': 'Vom Papier gelesen und nicht sicher genug. Prüfen Sie es auf der Seite.',
  'reason.printed-differs':
    'Die Seite zeigt eine andere Nummer, Summe oder Kontonummer als die E-Rechnung darin. Die E-Rechnung zählt; fragen Sie den Absender, was stimmt.',
  'reason.embedded-unreadable':
    'Die E-Rechnung im PDF ist beschädigt oder unvollständig; stattdessen wurde gelesen, was gedruckt ist.',
  'reason.nothing-printed': 'auf den Seiten steht nichts Lesbares.',
  'reason.unsupported-image':
    'Bilder dieser Art werden nicht gelesen. Speichern Sie es als JPEG, PNG oder PDF und fügen Sie es neu hinzu.',
  'reason.broken-image': 'das Bild ist abgeschnitten oder beschädigt.',
  'reason.no-ocr':
    'dieser Computer hat kein Programm, das Bilder liest. Geben Sie die Rechnung von Hand ein und fügen Sie die Datei hinzu.',
  'reason.reading-failed':
    'die Seiten konnten nicht gelesen werden. Geben Sie die Rechnung von Hand ein und fügen Sie die Datei hinzu.',
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
