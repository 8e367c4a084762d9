import type { FileMessages } from '..'

export const files: FileMessages = {
  'files.law':
    'Ein Buchhaltungsbeleg. Das belgische Gesetz will, dass er bis {{day}} aufbewahrt wird; bis dahin wird er nicht gelöscht, auch nicht, wenn jemand die Löschung seiner persönlichen Daten verlangt.',
  'files.noLaw': 'Kein Gesetz verlangt diese Datei. Sie bleibt, solange hier etwas auf sie verweist.',
  'files.held': 'Gesperrt seit {{at}} von {{by}}: {{reason}}',
  'files.heldByNobody': 'Gesperrt seit {{at}}: {{reason}}',
  'files.help':
    'Eine gesperrte Datei kann nicht gelöscht werden, bis ein Eigentümer sie freigibt, was immer das Gesetz sagt. Unter Aktivität steht, wer sie gesperrt oder freigegeben hat.',
  'files.reason': 'Warum sie bleiben muss',
  'files.example': 'Zum Beispiel: Streit mit dem Lieferanten, Steuerprüfung',
  'files.hold': 'Diese Datei sperren',
  'files.lift': 'Freigeben',
  'files.say': 'Grund ändern',
}
