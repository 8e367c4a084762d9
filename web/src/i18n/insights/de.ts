import type { InsightMessages } from '..'

export const insights: InsightMessages = {
  'insight.intro':
    'Berechnet aus Ihren Bankbuchungen und Rechnungen. Jeder unterstrichene Betrag öffnet die Liste, deren Summe er ist.',
  'insight.runway': 'Wie lange das Geld reicht',
  'insight.runwayLasts':
    'Voraussichtlich reicht Ihr Geld über den {{horizon}} hinaus, so weit die Vorausschau blickt.',
  'insight.runwayLikely': 'Voraussichtlich ist Ihr Geld am {{likely}} aufgebraucht.',
  'insight.runwayEarliest': 'In einem von zehn Fällen ist es das schon am {{earliest}}.',
  'insight.runwayNotEarly':
    'Auch wenn es so schlecht läuft wie in einem von zehn Fällen, reicht es so lange.',
  'insight.runwayLatest': 'In einem von zehn Fällen reicht es bis {{latest}} oder länger.',
  'insight.runwayLatestBeyond': 'In einem von zehn Fällen oder öfter reicht es über den {{horizon}} hinaus.',
  'insight.runwayChance': 'Die Gefahr, binnen 90 Tagen unter null zu fallen, liegt bei {{chance}}.',
  'insight.runwayPace': 'Ginge es weiter wie in den letzten {{days}} Tagen, reichte es bis {{day}}.',
  'insight.runwayPaceGrows': 'Ginge es weiter wie in den letzten {{days}} Tagen, würde es nicht weniger.',
  'insight.runwayPaceYears': 'Ginge es weiter wie in den letzten {{days}} Tagen, reichte es noch Jahre.',
  'insight.runwayNone':
    'Dazu lässt sich noch nichts sagen: Es gibt keine Vorausschau. Eine einzige Bankdatei genügt dafür.',
  'insight.pace': 'Was hereinkommt und hinausgeht',
  'insight.paceUp': 'Im Mittel blieben {{amount}} im Monat übrig, von {{from}} bis {{to}}.',
  'insight.paceDown':
    'Im Mittel gingen {{amount}} im Monat mehr hinaus als hereinkamen, von {{from}} bis {{to}}.',
  'insight.paceWhat':
    'Alles zählt mit, auch Kredite und Steuern; nur Umbuchungen zwischen eigenen Konten nicht. Ein Monat hat hier dreißig Tage.',
  'insight.paceNone': 'Dafür braucht es vier Wochen Bankbuchungen.',
  'insight.in': 'Eingänge',
  'insight.out': 'Ausgänge',
  'insight.net': 'Übrig',
  'insight.period': '{{days}} Tage',
  'insight.month': 'Im Monat',
  'insight.breakEven': 'Was hereinkommen muss',
  'insight.breakEvenSays':
    'Um alles zu bezahlen, was hinausgeht, müssen {{needed}} im Monat hereinkommen. Zuletzt waren es {{cameIn}}.',
  'insight.breakEvenWhat':
    '{{percent}} dessen, was hereinkommt, geht in Einkäufe ({{goods}} in {{days}} Tagen) und folgt dem Verkauf; alle anderen Zahlungen gelten als fest.',
  'insight.breakEvenNoGoods':
    'Von keiner Zahlung dieser {{days}} Tage ist bekannt, dass sie für Einkäufe war; alle gelten als fest.',
  'insight.breakEvenNone':
    'Dazu lässt sich nichts sagen: Es kam nichts herein, oder Einkäufe kosten so viel, wie der Verkauf bringt.',
  'insight.receivables': 'Zu erhalten',
  'insight.payables': 'Zu zahlen',
  'insight.dso': '{{days}} Tage Ihrer Rechnungen sind Ihnen noch zu zahlen.',
  'insight.dpo': '{{days}} Tage Ihrer Einkäufe sind noch zu zahlen.',
  'insight.daysWhat':
    'Was offen ist, geteilt durch das in {{period}} Tagen Berechnete ({{invoiced}}), mal diese Tage: {{short}}.',
  'insight.daysNone': 'Zuletzt wurde zu wenig berechnet, um zu sagen, wie viele Tage davon offen sind.',
  'insight.late': '{{percent}} davon ist überfällig: {{amount}}.',
  'insight.noneLate': 'Nichts davon ist überfällig.',
  'insight.nothingOwed': 'Nichts ist offen.',
  'insight.age': 'Überfällig',
  'insight.age.notDue': 'Noch nicht fällig',
  'insight.age.upTo30': '1 bis 30 Tage',
  'insight.age.upTo60': '31 bis 60 Tage',
  'insight.age.upTo90': '61 bis 90 Tage',
  'insight.age.older': 'Mehr als 90 Tage',
  'insight.open': 'Offen',
  'insight.share': 'Anteil',
  'insight.total': 'Zusammen',
  'insight.customers': 'Wer das Geld bringt',
  'insight.largest':
    '{{name}} ist Ihr größter Kunde: {{percent}} dessen, was Sie in einem Jahr berechnet haben.',
  'insight.largestTogether_one': 'Es ist der einzige.',
  'insight.largestTogether_other': 'Die {{count, number}} größten zusammen: {{percent}}.',
  'insight.customer': 'Kunde',
  'insight.invoiced': 'Berechnet',
  'insight.customersAll_one': 'Der eine Kunde',
  'insight.customersAll_other': 'Alle {{count, number}} Kunden',
  'insight.noCustomers': 'Keine Rechnungen an Kunden im letzten Jahr.',
  'insight.year': 'Das Geschäftsjahr bisher',
  'insight.yearMore':
    'Seit {{from}} haben Sie {{amount}} in Rechnung gestellt, {{percent}} mehr als an denselben Tagen ein Jahr zuvor.',
  'insight.yearLess':
    'Seit {{from}} haben Sie {{amount}} in Rechnung gestellt, {{percent}} weniger als an denselben Tagen ein Jahr zuvor.',
  'insight.yearSame':
    'Seit {{from}} haben Sie {{amount}} in Rechnung gestellt, so viel wie an denselben Tagen ein Jahr zuvor.',
  'insight.yearInvoiced': 'Seit {{from}} haben Sie {{amount}} in Rechnung gestellt.',
  'insight.yearNothing': 'Keine Rechnungen an Kunden seit {{from}}.',
  'insight.soFar': 'Bisher',
  'insight.yearBefore': 'Ein Jahr zuvor',
  'insight.yearChange': 'Änderung',
  'insight.yearBank':
    'Das Geschäftsjahr geht von {{from}} bis {{to}}. Rechnungen zählen bis heute, MwSt. inbegriffen; Kontobewegungen bis {{until}}, ohne Überweisungen zwischen Ihren eigenen Konten.',
  'insight.yearNoBank':
    'Das Geschäftsjahr geht von {{from}} bis {{to}}. Was hereinkam und hinausging, fehlt, denn die Kontobewegungen reichen nicht bis zu seinem ersten Tag zurück.',
  'insight.vat': 'MwSt. bisher',
  'insight.vatPay':
    'Auf die Rechnungen von {{from}} bis {{to}} sind {{amount}} MwSt. zu zahlen, bis {{day}}.',
  'insight.vatBack': 'Auf die Rechnungen von {{from}} bis {{to}} kommen {{amount}} MwSt. zurück.',
  'insight.vatZero': 'Auf die Rechnungen von {{from}} bis {{to}} ist keine MwSt. zu zahlen.',
  'insight.vatNone': 'Keine Rechnungen von {{from}} bis {{to}}: Zur MwSt. lässt sich nichts sagen.',
  'insight.vatExempt': 'Sie haben gesagt, dass Sie keine MwSt. zahlen.',
  'insight.vatSales': 'auf Verkäufe',
  'insight.vatPurchases': 'auf Einkäufe',
  'insight.vatWhat':
    'Die MwSt. auf Ihre Rechnungen, abzüglich der auf die Ihrer Lieferanten. Einnahmen ohne Rechnung sind nicht enthalten, und Ihr Buchhalter kann manche Rechnung anders zählen.',
  'insight.vatWithout_one': '{{count, number}} Rechnung nennt ihre MwSt. nicht und zählt nicht mit.',
  'insight.vatWithout_other': '{{count, number}} Rechnungen nennen ihre MwSt. nicht und zählen nicht mit.',
}
