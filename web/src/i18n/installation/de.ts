import type { InstallationMessages } from '../index'

export const installation: InstallationMessages = {
  'backups.title': 'Sicherungen',
  'backups.help': 'Jeden Tag eine verschlüsselte Kopie von allem, getrennt von diesem Programm aufbewahrt.',
  'backups.fine': 'Die letzte ist vom {{at}}. Sie wurde zurückgelesen und ist vollständig.',
  'backups.none': 'Die erste wurde noch nicht gemacht.',
  'backups.off': 'Es werden keine von selbst gemacht. Wer Billify betreibt, kann sie einschalten.',
  'backups.failed': 'Die letzte Sicherung ist fehlgeschlagen. Bitten Sie, wer Billify betreibt, nachzusehen.',
  'backups.lacking':
    'In der letzten Sicherung fehlen Originaldateien, die nicht mehr dort sind, wo sie aufbewahrt wurden. Bitten Sie, wer Billify betreibt, nachzusehen.',
  'backups.late':
    'Seit mehr als anderthalb Tagen gibt es keine Sicherung. Bitten Sie, wer Billify betreibt, nachzusehen.',
  'backups.lastGood': 'Die letzte gute ist vom {{at}}.',
  'backups.noGood': 'Es gibt noch keine gute.',
  'backups.list': 'Die letzten',
  'backups.now': 'Jetzt eine machen',
  'backups.good': '{{at}}: gemacht und geprüft, {{size}}',
  'backups.madeLacking':
    '{{at}}: gemacht und geprüft, aber ohne Originaldateien, die verschwunden sind, {{size}}',
  'backups.underWay': '{{at}}: wird gerade gemacht …',
  'backups.brokenOff': '{{at}}: Billify wurde währenddessen beendet.',
  'backups.wrong': '{{at}}: fehlgeschlagen',
  'problem.backups-off':
    'Für Sicherungen ist kein Ort angegeben. Wer Billify betreibt, kann sie einschalten.',
  'problem.backup-under-way': 'Es wird bereits eine gemacht.',
  'verification.ask': 'Prüfen, ob nichts geändert wurde',
  'verification.whole': 'Jeder Eintrag steht da, wie er geschrieben wurde, und keiner fehlt.',
  'verification.broken':
    'Eintrag {{number}} steht nicht da, wie er geschrieben wurde, oder vor ihm fehlt einer. Bitten Sie, wer Billify betreibt, nachzusehen.',
}
