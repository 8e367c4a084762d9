import type { InstallationMessages } from '../index'

export const installation: InstallationMessages = {
  'backups.title': 'Reservekopieën',
  'backups.help': 'Elke dag een versleutelde kopie van alles, apart van dit programma bewaard.',
  'backups.fine': 'De laatste is van {{at}}. Ze werd teruggelezen en is volledig.',
  'backups.none': 'De eerste is nog niet gemaakt.',
  'backups.off': 'Er worden er geen vanzelf gemaakt. Wie Billify beheert, kan ze inschakelen.',
  'backups.failed': 'De laatste reservekopie is mislukt. Vraag wie Billify beheert om ernaar te kijken.',
  'backups.lacking':
    'In de laatste reservekopie ontbreken originele bestanden die niet meer staan waar ze bewaard werden. Vraag wie Billify beheert om ernaar te kijken.',
  'backups.late':
    'Er is al meer dan anderhalve dag geen reservekopie. Vraag wie Billify beheert om ernaar te kijken.',
  'backups.lastGood': 'De laatste goede is van {{at}}.',
  'backups.noGood': 'Er is nog geen goede.',
  'backups.list': 'De laatste',
  'backups.now': 'Maak er nu een',
  'backups.good': '{{at}}: gemaakt en bewezen, {{size}}',
  'backups.madeLacking':
    '{{at}}: gemaakt en bewezen, maar zonder originele bestanden die verdwenen zijn, {{size}}',
  'backups.underWay': '{{at}}: wordt gemaakt …',
  'backups.brokenOff': '{{at}}: Billify werd intussen gestopt.',
  'backups.wrong': '{{at}}: mislukt',
  'problem.backups-off':
    'Er is geen plaats voor reservekopieën ingesteld. Wie Billify beheert, kan ze inschakelen.',
  'problem.backup-under-way': 'Er wordt er al een gemaakt.',
  'verification.ask': 'Controleer of er niets gewijzigd is',
  'verification.whole': 'Elke regel staat er zoals ze geschreven werd, en er ontbreekt er geen.',
  'verification.broken':
    'Regel {{number}} staat er niet zoals ze geschreven werd, of er ontbreekt er een vóór. Vraag wie Billify beheert om ernaar te kijken.',
}
