import type { InsightMessages } from '..'

export const insights: InsightMessages = {
  'insight.intro':
    'Berekend uit uw bankverrichtingen en facturen. Elk onderlijnd bedrag opent de lijst die er samen op uitkomt.',
  'insight.runway': 'Hoelang het geld volstaat',
  'insight.runwayLasts': 'Naar verwachting volstaat uw geld tot na {{horizon}}, zo ver de vooruitblik kijkt.',
  'insight.runwayLikely': 'Naar verwachting is uw geld op tegen {{likely}}.',
  'insight.runwayEarliest': 'Eén keer op tien is het al op tegen {{earliest}}.',
  'insight.runwayNotEarly': 'Ook als het zo slecht gaat als één keer op tien, volstaat het zo lang.',
  'insight.runwayLatest': 'Eén keer op tien volstaat het tot {{latest}} of langer.',
  'insight.runwayLatestBeyond': 'Eén keer op tien of vaker volstaat het tot na {{horizon}}.',
  'insight.runwayChance': 'De kans om binnen 90 dagen onder nul te gaan is {{chance}}.',
  'insight.runwayPace': 'Gaat het verder zoals de voorbije {{days}} dagen, dan volstaat het tot {{day}}.',
  'insight.runwayPaceGrows': 'Gaat het verder zoals de voorbije {{days}} dagen, dan wordt het niet minder.',
  'insight.runwayPaceYears': 'Gaat het verder zoals de voorbije {{days}} dagen, dan volstaat het nog jaren.',
  'insight.runwayNone':
    'Hier valt nog niets over te zeggen: er is nog geen vooruitblik. Eén bankbestand volstaat daarvoor.',
  'insight.pace': 'Wat binnenkomt en buitengaat',
  'insight.paceUp': 'Gemiddeld bleef er {{amount}} per maand over, van {{from}} tot {{to}}.',
  'insight.paceDown':
    'Gemiddeld ging er {{amount}} per maand meer buiten dan binnen, van {{from}} tot {{to}}.',
  'insight.paceWhat':
    'Alles telt mee, ook leningen en belastingen; alleen overschrijvingen tussen eigen rekeningen niet. Een maand is hier dertig dagen.',
  'insight.paceNone': 'Hiervoor zijn vier weken bankverrichtingen nodig.',
  'insight.in': 'Kwam binnen',
  'insight.out': 'Ging buiten',
  'insight.net': 'Bleef over',
  'insight.period': '{{days}} dagen',
  'insight.month': 'Per maand',
  'insight.breakEven': 'Wat er moet binnenkomen',
  'insight.breakEvenSays':
    'Om alles te betalen wat buitengaat, moet er {{needed}} per maand binnenkomen. De laatste tijd was het {{cameIn}}.',
  'insight.breakEvenWhat':
    '{{percent}} van wat binnenkomt gaat naar aankopen ({{goods}} in {{days}} dagen) en stijgt of daalt met de verkoop; alle andere betalingen gelden als vast.',
  'insight.breakEvenNoGoods':
    'Van geen betaling in deze {{days}} dagen is bekend dat ze voor aankopen was; alle gelden als vast.',
  'insight.breakEvenNone':
    'Hier valt niets over te zeggen: er kwam niets binnen, of aankopen kosten evenveel als de verkoop opbrengt.',
  'insight.receivables': 'Te ontvangen',
  'insight.payables': 'Te betalen',
  'insight.dso': '{{days}} dagen van uw facturatie moet nog aan u betaald worden.',
  'insight.dpo': '{{days}} dagen van uw aankopen moet u nog betalen.',
  'insight.daysWhat':
    'Wat openstaat, gedeeld door wat in {{period}} dagen gefactureerd werd ({{invoiced}}), maal die dagen: {{short}}.',
  'insight.daysNone':
    'Er werd de laatste tijd te weinig gefactureerd om te zeggen hoeveel dagen ervan openstaan.',
  'insight.late': '{{percent}} daarvan is te laat: {{amount}}.',
  'insight.noneLate': 'Niets daarvan is te laat.',
  'insight.nothingOwed': 'Er staat niets open.',
  'insight.age': 'Te laat',
  'insight.age.notDue': 'Nog niet vervallen',
  'insight.age.upTo30': '1 tot 30 dagen',
  'insight.age.upTo60': '31 tot 60 dagen',
  'insight.age.upTo90': '61 tot 90 dagen',
  'insight.age.older': 'Meer dan 90 dagen',
  'insight.open': 'Open',
  'insight.share': 'Aandeel',
  'insight.total': 'Samen',
  'insight.customers': 'Wie het geld brengt',
  'insight.largest': '{{name}} is uw grootste klant: {{percent}} van wat u in een jaar factureerde.',
  'insight.largestTogether_one': 'Het is de enige.',
  'insight.largestTogether_other': 'De {{count, number}} grootste samen: {{percent}}.',
  'insight.customer': 'Klant',
  'insight.invoiced': 'Gefactureerd',
  'insight.customersAll_one': 'De ene klant',
  'insight.customersAll_other': 'Alle {{count, number}} klanten',
  'insight.noCustomers': 'Geen facturen aan klanten in het voorbije jaar.',
  'insight.year': 'Het boekjaar tot nu toe',
  'insight.yearMore':
    'Sinds {{from}} factureerde u {{amount}}, {{percent}} meer dan in dezelfde dagen een jaar eerder.',
  'insight.yearLess':
    'Sinds {{from}} factureerde u {{amount}}, {{percent}} minder dan in dezelfde dagen een jaar eerder.',
  'insight.yearSame':
    'Sinds {{from}} factureerde u {{amount}}, evenveel als in dezelfde dagen een jaar eerder.',
  'insight.yearInvoiced': 'Sinds {{from}} factureerde u {{amount}}.',
  'insight.yearNothing': 'Geen facturen aan klanten sinds {{from}}.',
  'insight.soFar': 'Tot nu toe',
  'insight.yearBefore': 'Een jaar eerder',
  'insight.yearChange': 'Verschil',
  'insight.yearBank':
    'Het boekjaar loopt van {{from}} tot {{to}}. Facturen tellen tot vandaag, btw inbegrepen; rekeningverrichtingen tot {{until}}, zonder overschrijvingen tussen uw eigen rekeningen.',
  'insight.yearNoBank':
    'Het boekjaar loopt van {{from}} tot {{to}}. Wat binnenkwam en buitenging ontbreekt, want de rekeningverrichtingen gaan niet terug tot de eerste dag.',
  'insight.vat': 'Btw tot nu toe',
  'insight.vatPay':
    'Op de facturen van {{from}} tot {{to}} is {{amount}} btw te betalen, uiterlijk op {{day}}.',
  'insight.vatBack': 'Op de facturen van {{from}} tot {{to}} komt {{amount}} btw terug.',
  'insight.vatZero': 'Op de facturen van {{from}} tot {{to}} is er geen btw te betalen.',
  'insight.vatNone': 'Geen facturen van {{from}} tot {{to}}: over de btw valt niets te zeggen.',
  'insight.vatExempt': 'U zei dat u geen btw betaalt.',
  'insight.vatSales': 'op verkopen',
  'insight.vatPurchases': 'op aankopen',
  'insight.vatWhat':
    'De btw op uw facturen min de btw op die van uw leveranciers. Ontvangsten zonder factuur zitten er niet in, en uw boekhouder kan sommige facturen anders tellen.',
  'insight.vatWithout_one': '{{count, number}} factuur vermeldt haar btw niet en telt niet mee.',
  'insight.vatWithout_other': '{{count, number}} facturen vermelden hun btw niet en tellen niet mee.',
}
