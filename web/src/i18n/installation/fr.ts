import type { InstallationMessages } from '../index'

export const installation: InstallationMessages = {
  'backups.title': 'Sauvegardes',
  'backups.help': 'Chaque jour, une copie chiffrée de tout, conservée à part de ce programme.',
  'backups.fine': 'La dernière date du {{at}}. Elle a été relue et est complète.',
  'backups.none': 'La première n’a pas encore été faite.',
  'backups.off': 'Aucune n’est faite automatiquement. La personne qui gère Billify peut les activer.',
  'backups.failed': 'La dernière sauvegarde a échoué. Demandez à la personne qui gère Billify de vérifier.',
  'backups.lacking':
    'Il manque à la dernière sauvegarde des fichiers d’origine qui ne sont plus là où ils étaient conservés. Demandez à la personne qui gère Billify de vérifier.',
  'backups.late':
    'Il n’y a plus de sauvegarde depuis plus d’un jour et demi. Demandez à la personne qui gère Billify de vérifier.',
  'backups.lastGood': 'La dernière bonne date du {{at}}.',
  'backups.noGood': 'Il n’y en a pas encore de bonne.',
  'backups.list': 'Les dernières',
  'backups.now': 'En faire une maintenant',
  'backups.good': '{{at}} : faite et vérifiée, {{size}}',
  'backups.madeLacking':
    '{{at}} : faite et vérifiée, mais sans des fichiers d’origine qui ont disparu, {{size}}',
  'backups.underWay': '{{at}} : en cours …',
  'backups.brokenOff': '{{at}} : Billify a été arrêté entre-temps.',
  'backups.wrong': '{{at}} : échec',
  'problem.backups-off':
    'Aucun emplacement n’est indiqué pour les sauvegardes. La personne qui gère Billify peut les activer.',
  'problem.backup-under-way': 'Une sauvegarde est déjà en cours.',
  'verification.ask': 'Vérifier que rien n’a été modifié',
  'verification.whole': 'Chaque ligne est telle qu’elle a été écrite, et aucune ne manque.',
  'verification.broken':
    'La ligne {{number}} n’est pas telle qu’elle a été écrite, ou il en manque une avant elle. Demandez à la personne qui gère Billify de vérifier.',
}
