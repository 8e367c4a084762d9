import type { StatusMessages } from '../index'

export const status: StatusMessages = {
  'status.title': 'Hoe het met Billify gaat',
  'status.help': 'Wat er zonet op deze installatie werd nagekeken. Alleen wie ze beheert, ziet dit.',
  'status.allWell': 'Alles is in orde.',
  'status.look': 'Te bekijken',
  'status.bad': 'In gevaar',
  'status.well': 'In orde',
  'status.lookedAt': 'Nagekeken op {{at}}',
  'status.again': 'Kijk opnieuw',
  'found.sound':
    'PostgreSQL {{version}} bewaart wat is vastgelegd, ook als de stroom uitvalt; het neemt {{size}} in.',
  'found.tooOld': 'PostgreSQL {{version}} is te oud: {{needed}} of nieuwer is nodig.',
  'found.notDurable':
    '{{setting}} staat uit, zodat een stroomonderbreking kan wissen wat is vastgelegd. Zet het aan.',
  'found.silent': 'De databank antwoordt niet.',
  'found.unused': 'Op deze databank heeft Billify nog nooit gedraaid.',
  'found.loginsBound': 'Elk bedrijf ziet alleen zijn eigen gegevens; de databank zelf waakt daarover.',
  'found.loginsUnbound':
    'Voor {{names}} houdt de databank bedrijven niet uit elkaar. Geef het programma een login zonder SUPERUSER en BYPASSRLS.',
  'found.tablesOpen': 'De databank houdt bedrijven niet uit elkaar in {{names}}.',
  'found.clocksAgree': 'Deze machine en de databank zijn het eens over het uur.',
  'found.clocksApart':
    'De klokken van deze machine en van de databank lopen {{seconds}} seconden uiteen. Laat beide een tijdserver vragen.',
  'found.clockWasAhead':
    'Er is iets vastgelegd op {{at}}, en dat moet nog komen: de klok liep toen voor, of loopt nu achter.',
  'found.sumsRight':
    'De bankverrichtingen van elke dag tellen op tot het totaal van die dag (verrichtingen: {{lines}}).',
  'found.sumsWrong':
    'Dagen waarvan het totaal afwijkt van de bankverrichtingen: {{days}}. Maak een reservekopie, bewaar ze en meld dit: het is een fout van Billify.',
  'found.noWorkWaits': 'Er wacht geen werk en er is niets mislukt.',
  'found.workFailed':
    'Taken die {{attempts}} keer mislukten en niet meer geprobeerd worden: {{count}}. In het logboek staat waarom.',
  'found.workWaits': 'Er wacht werk sinds {{since}}.',
  'found.importIsLong': 'Er worden bestanden ingelezen sinds {{since}}, en dat is nog niet klaar.',
  'found.filesWait':
    'Sinds {{since}} wachten er bestanden om naar hun map of bucket te gaan. Ze staan veilig in de databank; in het logboek staat waarom.',
  'found.backupFine': 'De laatste goede reservekopie is van {{at}}.',
  'found.backupLacksFiles':
    'In de laatste goede reservekopie, van {{at}}, ontbreken originele bestanden die niet meer in hun map of bucket staan (aantal: {{count}}): {{files}}. Zet ze terug, of haal ze uit een oudere reservekopie; die blijven tot dan allemaal bewaard.',
  'found.backupOld': 'De laatste goede reservekopie is van {{at}}. Dat is te lang geleden.',
  'found.backupFailed':
    'De laatste reservekopie is mislukt. In het logboek en bij “billify doctor” staat waarom.',
  'found.noBackup':
    'Er is nog nooit vanzelf een reservekopie gemaakt. Noem een map in BILLIFY_BACKUP_DIR en start Billify opnieuw.',
  'found.mailLeaves': 'Mails vertrekken zoals het hoort.',
  'found.mailOff': 'Er is geen mail ingesteld, dus niemand wordt per mail gewaarschuwd.',
  'found.mailWaits': 'Er wachten mails sinds {{since}} (aantal: {{count}}). Zie Mail, op deze pagina.',
  'found.mailFailed':
    'Mails van de voorbije week die geen server aannam: {{count}}. Zie Mail, op deze pagina.',
  'found.sourcesWell':
    'De koppelingen met banken en programma’s brengen wat ze moeten (koppelingen: {{all}}).',
  'found.sourcesWait':
    'Koppelingen met banken en programma’s die wachten tot iemand zich opnieuw aanmeldt: {{count}} van {{all}}. Hun eigenaars zien het op hun pagina’s.',
  'found.sourcesFail':
    'Koppelingen met banken en programma’s die al een dag mislukken: {{count}} van {{all}}. In het logboek staat waarom.',
  'found.room': 'Er is nog plaats op de schijf: {{gigabytes}} GB.',
  'found.littleRoom': 'Er is nog maar {{gigabytes}} GB vrij op de schijf. Maak plaats voor ze vol is.',
  'found.noRoom':
    'De schijf is bijna vol: {{gigabytes}} GB. Maak nu plaats, anders kan er niets meer worden vastgelegd.',
  'found.roomUnknown': 'Hoeveel plaats er op de schijf is, valt niet te zeggen.',
  'found.keysClosed': 'Niemand anders op deze machine mag de sleutels lezen.',
  'found.keyOpen': 'Anderen op deze machine mogen {{file}} lezen. Neem dat recht weg: chmod 600',
}
