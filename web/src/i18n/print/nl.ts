import type { PrintMessages } from '..'

export const print: PrintMessages = {
  'print.read': 'Van papier gelezen',
  'print.confirmed': 'Van papier gelezen, door iemand bevestigd',
  'print.check': 'Na te kijken: {{fields}}',
  'print.open': 'Nakijken en bevestigen',
  'print.change': 'Bekijken of verbeteren',
  'print.title': 'Wat staat er op het blad?',
  'print.intro':
    'Dit heeft Billify op het blad gelezen. Verbeter wat fout is en bevestig; dan kan het worden opgenomen.',
  'print.look': 'Niet zeker gelezen, of niet gevonden: {{fields}}',
  'print.compare': 'Vergelijk met het blad',
  'print.notFound': 'Niet gevonden op het blad',
  'print.direction': 'Welke kant het uit gaat',
  'print.page': 'Blad {{page, number}} van {{name}}',
  'print.pages': 'De bladen',
  'print.noPicture': 'Dit blad kan hier niet worden getoond.',
  'print.original': 'Het bestand zelf openen',
  'print.confirm': 'Bevestigen',
  'print.choose': 'Om een veld te verbeteren: klik erin, en dan op wat er op het blad staat.',
  'print.chooseByKeys':
    'Met het toetsenbord: F2 gaat naar het blad, de pijlen kiezen, Enter neemt over, Escape gaat terug.',
  'reason.new-account': 'Deze leverancier vraagt te betalen op een andere rekening dan vroeger.',
  'doubt.account':
    'Tot nu toe {{known}}, nu {{incoming}}. Zo zien vervalste facturen eruit: bel de leverancier op een nummer dat u al had, niet op een nummer van deze factuur.',
  'doubt.looked': 'Ik heb het nagekeken: neem op',
  'problem.no-print': 'Dit bestand is geen factuur die van haar bladen werd gelezen.',
  'reason.check-print': 'Van papier gelezen en niet zeker genoeg. Kijk het na op het blad.',
  'reason.printed-differs':
    'Het blad toont een ander nummer, totaal of rekeningnummer dan de e-factuur erin. De e-factuur telt; vraag de afzender wat juist is.',
  'reason.embedded-unreadable':
    'De e-factuur in de PDF is beschadigd of onvolledig; in de plaats werd gelezen wat er gedrukt staat.',
  'reason.nothing-printed': 'Op de bladen staat niets leesbaars. Vul zelf in wat u erop ziet.',
  'reason.unsupported-image':
    'afbeeldingen van deze soort worden niet gelezen. Bewaar ze als JPEG, PNG of PDF en voeg ze opnieuw toe.',
  'reason.broken-image': 'de afbeelding is afgebroken of beschadigd.',
  'reason.no-ocr': 'Deze computer heeft geen programma dat afbeeldingen leest. Vul zelf in wat u erop ziet.',
  'reason.reading-failed': 'De bladen konden niet worden gelezen. Vul zelf in wat u erop ziet.',
  'reason.not-an-invoice-reminder':
    'dit is een herinnering, geen factuur. Ze blijft bewaard en er wordt niets geboekt.',
  'reason.not-an-invoice-statement':
    'dit is een rekeningoverzicht, geen factuur. Het blijft bewaard en er wordt niets geboekt.',
  'reason.not-an-invoice-quote':
    'dit is een offerte, geen factuur. Ze blijft bewaard en er wordt niets geboekt.',
  'reason.not-an-invoice-order':
    'dit is een bestelling, geen factuur. Ze blijft bewaard en er wordt niets geboekt.',
  'reason.not-an-invoice-delivery':
    'dit is een leveringsbon, geen factuur. Hij blijft bewaard en er wordt niets geboekt.',
  'reason.not-an-invoice-pro-forma':
    'dit is een pro-formafactuur, geen factuur om te betalen. Ze blijft bewaard en er wordt niets geboekt.',
}
