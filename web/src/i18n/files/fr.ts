import type { FileMessages } from '..'

export const files: FileMessages = {
  'files.law':
    'Une pièce comptable. La loi belge veut qu’elle soit gardée jusqu’au {{day}} ; d’ici là elle n’est pas supprimée, même si quelqu’un demande l’effacement de ses données personnelles.',
  'files.noLaw': 'Aucune loi ne demande ce fichier. Il reste tant que quelque chose s’y réfère ici.',
  'files.held': 'Conservé d’office depuis le {{at}} par {{by}} : {{reason}}',
  'files.heldByNobody': 'Conservé d’office depuis le {{at}} : {{reason}}',
  'files.help':
    'Un fichier conservé d’office ne peut être supprimé avant qu’un propriétaire ne le libère, quoi que dise la loi. L’activité dit qui l’a conservé ou libéré.',
  'files.reason': 'Pourquoi il doit rester',
  'files.example': 'Par exemple : litige avec le fournisseur, contrôle fiscal',
  'files.hold': 'Conserver d’office',
  'files.lift': 'Libérer',
  'files.say': 'Changer la raison',
}
