import type { StatusMessages } from '../index'

export const status: StatusMessages = {
  'status.title': 'Comment va Billify',
  'status.help': 'Ce qui vient d’être vérifié sur cette installation. Seule la personne qui la gère le voit.',
  'status.allWell': 'Tout va bien.',
  'status.look': 'À voir',
  'status.bad': 'En danger',
  'status.well': 'En ordre',
  'status.lookedAt': 'Vérifié le {{at}}',
  'status.again': 'Vérifier à nouveau',
  'found.sound':
    'PostgreSQL {{version}} conserve ce qui est enregistré, même en cas de coupure de courant ; il occupe {{size}}.',
  'found.tooOld':
    'PostgreSQL {{version}} est trop ancien : il faut la version {{needed}} ou une plus récente.',
  'found.notDurable':
    '{{setting}} est désactivé : une coupure de courant pourrait effacer ce qui est enregistré. Activez-le.',
  'found.silent': 'La base de données ne répond pas.',
  'found.unused': 'Billify n’a jamais fonctionné sur cette base de données.',
  'found.loginsBound':
    'Chaque entreprise ne voit que ses propres données ; la base de données y veille elle-même.',
  'found.loginsUnbound':
    'Pour {{names}}, la base de données ne sépare pas les entreprises. Donnez au programme un compte sans SUPERUSER ni BYPASSRLS.',
  'found.tablesOpen': 'La base de données ne sépare pas les entreprises dans {{names}}.',
  'found.clocksAgree': 'Cette machine et la base de données indiquent la même heure.',
  'found.clocksApart':
    'Les horloges de cette machine et de la base de données diffèrent de {{seconds}} secondes. Réglez les deux sur un serveur de temps.',
  'found.clockWasAhead':
    'Quelque chose a été enregistré le {{at}}, qui n’est pas encore arrivé : l’horloge avançait alors, ou retarde maintenant.',
  'found.sumsRight':
    'Les opérations bancaires de chaque jour font bien le total de ce jour (opérations : {{lines}}).',
  'found.sumsWrong':
    'Jours dont le total diffère des opérations bancaires : {{days}}. Faites une sauvegarde, gardez-la et signalez-le : c’est une erreur de Billify.',
  'found.noWorkWaits': 'Aucun travail n’attend et aucun n’a échoué.',
  'found.workFailed':
    'Travaux qui ont échoué {{attempts}} fois et ne sont plus tentés : {{count}}. Le journal dit pourquoi.',
  'found.workWaits': 'Du travail attend depuis le {{since}}.',
  'found.importIsLong': 'Des fichiers sont en cours de lecture depuis le {{since}}.',
  'found.filesWait':
    'Depuis le {{since}}, des fichiers attendent d’être portés dans leur dossier ou leur bucket. Ils sont en sécurité dans la base de données ; le journal dit pourquoi.',
  'found.backupFine': 'La dernière bonne sauvegarde date du {{at}}.',
  'found.backupLacksFiles':
    'Il manque à la dernière bonne sauvegarde, du {{at}}, des fichiers d’origine qui ne sont plus dans leur dossier ou leur bucket (nombre : {{count}}) : {{files}}. Remettez-les en place ou reprenez-les d’une sauvegarde plus ancienne ; elles sont toutes conservées jusque-là.',
  'found.backupOld': 'La dernière bonne sauvegarde date du {{at}}. C’est trop ancien.',
  'found.backupFailed': 'La dernière sauvegarde a échoué. Le journal et « billify doctor » disent pourquoi.',
  'found.noBackup':
    'Aucune sauvegarde ne s’est encore faite d’elle-même. Indiquez un dossier dans BILLIFY_BACKUP_DIR et redémarrez Billify.',
  'found.mailLeaves': 'Les e-mails partent comme prévu.',
  'found.mailOff': 'Aucun e-mail n’est configuré, donc personne n’est averti par e-mail.',
  'found.mailWaits':
    'Des e-mails attendent depuis le {{since}} (nombre : {{count}}). Voyez E-mail, sur cette page.',
  'found.mailFailed':
    'E-mails de la semaine passée qu’aucun serveur n’a acceptés : {{count}}. Voyez E-mail, sur cette page.',
  'found.sourcesWell':
    'Les liens avec les banques et les programmes apportent ce qu’il faut (liens : {{all}}).',
  'found.sourcesWait':
    'Liens avec des banques et des programmes qui attendent que quelqu’un se reconnecte : {{count}} sur {{all}}. Leurs propriétaires le voient sur leurs pages.',
  'found.sourcesFail':
    'Liens avec des banques et des programmes qui échouent depuis un jour : {{count}} sur {{all}}. Le journal dit pourquoi.',
  'found.room': 'Il reste de la place sur le disque : {{gigabytes}} Go.',
  'found.littleRoom':
    'Il ne reste que {{gigabytes}} Go sur le disque. Faites de la place avant qu’il ne soit plein.',
  'found.noRoom':
    'Le disque est presque plein : {{gigabytes}} Go. Faites de la place maintenant, sinon plus rien ne pourra être enregistré.',
  'found.roomUnknown': 'On ne peut pas savoir combien de place il reste sur le disque.',
  'found.keysClosed': 'Personne d’autre sur cette machine ne peut lire les clés.',
  'found.keyOpen': 'D’autres sur cette machine peuvent lire {{file}}. Retirez ce droit : chmod 600',
}
