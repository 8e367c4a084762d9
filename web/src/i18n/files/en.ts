export const files = {
  'files.law':
    'An accounting document. Belgian law wants it kept until {{day}}; until then it is not deleted, not even where somebody asks for their personal data to be erased.',
  'files.noLaw': 'No law asks for this file. It stays as long as something here refers to it.',
  'files.held': 'Held since {{at}} by {{by}}: {{reason}}',
  'files.heldByNobody': 'Held since {{at}}: {{reason}}',
  'files.help':
    'A file that is held cannot be deleted until an owner lifts the hold, whatever the law says. It stands in the activity who held or lifted it.',
  'files.reason': 'Why it must stay',
  'files.example': 'Such as: dispute with the supplier, tax audit',
  'files.hold': 'Hold this file',
  'files.lift': 'Lift the hold',
  'files.say': 'Change the reason',
} as const
