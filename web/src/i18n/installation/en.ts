/** What is said of the program itself: fetched with those parts, not with the page. */
export const installation = {
  'backups.title': 'Backups',
  'backups.help': 'An encrypted copy of everything, every day, kept apart from this program.',
  'backups.fine': 'The last one is of {{at}}. It was read back and is whole.',
  'backups.none': 'The first one has not been made yet.',
  'backups.off': 'None are made by themselves. Whoever runs Billify can switch them on.',
  'backups.failed': 'The last backup failed. Ask whoever runs Billify to look at it.',
  'backups.lacking':
    'The last backup lacks original files that are gone from where they were kept. Ask whoever runs Billify to look at it.',
  'backups.late':
    'There has been no backup for more than a day and a half. Ask whoever runs Billify to look at it.',
  'backups.lastGood': 'The last good one is of {{at}}.',
  'backups.noGood': 'There is no good one yet.',
  'backups.list': 'The last ones',
  'backups.now': 'Make one now',
  'backups.good': '{{at}}: made and proven, {{size}}',
  'backups.madeLacking': '{{at}}: made and proven, but lacks original files that are gone, {{size}}',
  'backups.underWay': '{{at}}: is being made …',
  'backups.brokenOff': '{{at}}: Billify was stopped in the midst of it.',
  'backups.wrong': '{{at}}: failed',
  'problem.backups-off': 'No place is named for backups. Whoever runs Billify can switch them on.',
  'problem.backup-under-way': 'One is being made already.',
  'verification.ask': 'Check that nothing was changed',
  'verification.whole': 'Every entry is as it was written, and none is missing.',
  'verification.broken':
    'Entry {{number}} is not as it was written, or one before it is missing. Ask whoever runs Billify to look at it.',
} as const
