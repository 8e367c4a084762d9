import type { PrintMessages } from '..'

export const print: PrintMessages = {
  'print.read': 'Lu sur papier',
  'print.confirmed': 'Lu sur papier, confirmé par une personne',
  'print.check': 'À vérifier : {{fields}}',
  'print.open': 'Vérifier et confirmer',
  'print.change': 'Voir ou corriger',
  'print.title': 'Que dit la page ?',
  'print.intro':
    'Voici ce que Billify a lu sur la page. Corrigez ce qui est faux et confirmez ; elle pourra alors être reprise.',
  'print.look': 'Lu sans certitude, ou pas trouvé : {{fields}}',
  'print.compare': 'À comparer avec la page',
  'print.notFound': 'Pas trouvé sur la page',
  'print.direction': 'Le sens',
  'print.page': 'Page {{page, number}} de {{name}}',
  'print.pages': 'Les pages',
  'print.noPicture': 'Cette page ne peut pas être montrée ici.',
  'print.original': 'Ouvrir le fichier d’origine',
  'print.confirm': 'Confirmer',
  'print.choose': 'Pour corriger un champ, cliquez dedans, puis sur ce qui se trouve sur la page.',
  'print.chooseByKeys':
    'Au clavier : F2 mène à la page, les flèches choisissent, Entrée reprend, Échap revient.',
  'reason.new-account': 'Ce fournisseur demande à être payé sur un autre compte qu’avant.',
  'doubt.account':
    'Jusqu’ici {{known}}, maintenant {{incoming}}. C’est à cela que ressemblent les fausses factures : appelez le fournisseur à un numéro que vous aviez déjà, pas à celui de cette facture.',
  'doubt.looked': 'J’ai vérifié : reprendre',
  'problem.no-print': 'Ce fichier n’est pas une facture lue sur ses pages.',
  'reason.check-print': 'Lu sur papier, sans assez de certitude. Vérifiez sur la page.',
  'reason.printed-differs':
    'La page montre un autre numéro, total ou compte que la facture électronique qu’elle contient. C’est celle-ci qui compte ; demandez à l’expéditeur ce qui est juste.',
  'reason.embedded-unreadable':
    'La facture électronique du PDF est endommagée ou incomplète ; ce qui est imprimé a été lu à sa place.',
  'reason.nothing-printed':
    'Il n’y a rien de lisible sur ses pages. Remplissez vous-même ce que vous y voyez.',
  'reason.unsupported-image':
    'les images de ce type ne sont pas lues. Enregistrez-la en JPEG, PNG ou PDF et ajoutez-la à nouveau.',
  'reason.broken-image': 'l’image est tronquée ou endommagée.',
  'reason.no-ocr':
    'Cet ordinateur n’a pas de programme qui lit les images. Remplissez vous-même ce que vous y voyez.',
  'reason.reading-failed': 'Ses pages n’ont pas pu être lues. Remplissez vous-même ce que vous y voyez.',
  'reason.not-an-invoice-reminder':
    'c’est un rappel, pas une facture. Il est conservé, et rien n’est enregistré.',
  'reason.not-an-invoice-statement':
    'c’est un relevé de compte, pas une facture. Il est conservé, et rien n’est enregistré.',
  'reason.not-an-invoice-quote':
    'c’est un devis, pas une facture. Il est conservé, et rien n’est enregistré.',
  'reason.not-an-invoice-order':
    'c’est une commande, pas une facture. Elle est conservée, et rien n’est enregistré.',
  'reason.not-an-invoice-delivery':
    'c’est un bon de livraison, pas une facture. Il est conservé, et rien n’est enregistré.',
  'reason.not-an-invoice-pro-forma':
    'c’est une facture pro forma, pas une facture à payer. Elle est conservée, et rien n’est enregistré.',
}
