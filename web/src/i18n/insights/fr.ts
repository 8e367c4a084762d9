import type { InsightMessages } from '..'

export const insights: InsightMessages = {
  'insight.intro':
    'Calculés à partir de vos opérations bancaires et de vos factures. Chaque montant souligné ouvre la liste dont il est la somme.',
  'insight.runway': 'Combien de temps l’argent suffit',
  'insight.runwayLasts':
    'En principe, votre argent suffit au-delà du {{horizon}}, aussi loin que vont les prévisions.',
  'insight.runwayLikely': 'En principe, votre argent est épuisé le {{likely}}.',
  'insight.runwayEarliest': 'Une fois sur dix, il l’est déjà le {{earliest}}.',
  'insight.runwayNotEarly': 'Même si cela va aussi mal qu’une fois sur dix, il suffit jusque-là.',
  'insight.runwayLatest': 'Une fois sur dix, il suffit jusqu’au {{latest}} ou plus longtemps.',
  'insight.runwayLatestBeyond': 'Une fois sur dix ou plus, il suffit au-delà du {{horizon}}.',
  'insight.runwayChance': 'Le risque de passer sous zéro dans les 90 jours est de {{chance}}.',
  'insight.runwayPace': 'Au rythme des {{days}} derniers jours, il suffirait jusqu’au {{day}}.',
  'insight.runwayPaceGrows': 'Au rythme des {{days}} derniers jours, il ne diminuerait pas.',
  'insight.runwayPaceYears': 'Au rythme des {{days}} derniers jours, il suffirait encore des années.',
  'insight.runwayNone':
    'On ne peut encore rien en dire : il n’y a pas de prévisions. Un seul fichier bancaire suffit.',
  'insight.pace': 'Ce qui entre et ce qui sort',
  'insight.paceUp': 'En moyenne, il restait {{amount}} par mois, du {{from}} au {{to}}.',
  'insight.paceDown':
    'En moyenne, il est sorti {{amount}} par mois de plus qu’il n’en est entré, du {{from}} au {{to}}.',
  'insight.paceWhat':
    'Tout compte, y compris les emprunts et les impôts ; seuls les transferts entre vos propres comptes ne comptent pas. Un mois fait ici trente jours.',
  'insight.paceNone': 'Il faut pour cela quatre semaines d’opérations bancaires.',
  'insight.in': 'Entré',
  'insight.out': 'Sorti',
  'insight.net': 'Resté',
  'insight.period': '{{days}} jours',
  'insight.month': 'Par mois',
  'insight.breakEven': 'Ce qui doit entrer',
  'insight.breakEvenSays':
    'Pour payer tout ce qui sort, il doit entrer {{needed}} par mois. Ces derniers temps, c’était {{cameIn}}.',
  'insight.breakEvenWhat':
    '{{percent}} de ce qui entre va aux achats ({{goods}} en {{days}} jours), qui suivent les ventes ; tous les autres paiements sont considérés comme fixes.',
  'insight.breakEvenNoGoods':
    'Aucun paiement de ces {{days}} jours n’est connu comme achat ; tous sont considérés comme fixes.',
  'insight.breakEvenNone':
    'On ne peut rien en dire : rien n’est entré, ou les achats coûtent autant que rapportent les ventes.',
  'insight.receivables': 'À recevoir',
  'insight.payables': 'À payer',
  'insight.dso': '{{days}} jours de votre facturation doivent encore vous être payés.',
  'insight.dpo': '{{days}} jours de vos achats restent à payer.',
  'insight.daysWhat':
    'Ce qui est ouvert, divisé par ce qui a été facturé en {{period}} jours ({{invoiced}}), multiplié par ces jours : {{short}}.',
  'insight.daysNone': 'Trop peu a été facturé récemment pour dire combien de jours en sont ouverts.',
  'insight.late': '{{percent}} en est en retard : {{amount}}.',
  'insight.noneLate': 'Rien n’en est en retard.',
  'insight.nothingOwed': 'Rien n’est ouvert.',
  'insight.age': 'En retard de',
  'insight.age.notDue': 'Pas encore échu',
  'insight.age.upTo30': '1 à 30 jours',
  'insight.age.upTo60': '31 à 60 jours',
  'insight.age.upTo90': '61 à 90 jours',
  'insight.age.older': 'Plus de 90 jours',
  'insight.open': 'Ouvert',
  'insight.share': 'Part',
  'insight.total': 'Ensemble',
  'insight.customers': 'Qui apporte l’argent',
  'insight.largest':
    '{{name}} est votre plus gros client : {{percent}} de ce que vous avez facturé en un an.',
  'insight.largestTogether_one': 'C’est le seul.',
  'insight.largestTogether_other': 'Les {{count, number}} plus gros ensemble : {{percent}}.',
  'insight.customer': 'Client',
  'insight.invoiced': 'Facturé',
  'insight.customersAll_one': 'Le seul client',
  'insight.customersAll_other': 'Les {{count, number}} clients',
  'insight.noCustomers': 'Aucune facture à des clients au cours de l’année écoulée.',
  'insight.year': 'L’exercice jusqu’ici',
  'insight.yearMore':
    'Depuis le {{from}}, vous avez facturé {{amount}}, {{percent}} de plus qu’aux mêmes jours un an plus tôt.',
  'insight.yearLess':
    'Depuis le {{from}}, vous avez facturé {{amount}}, {{percent}} de moins qu’aux mêmes jours un an plus tôt.',
  'insight.yearSame':
    'Depuis le {{from}}, vous avez facturé {{amount}}, autant qu’aux mêmes jours un an plus tôt.',
  'insight.yearInvoiced': 'Depuis le {{from}}, vous avez facturé {{amount}}.',
  'insight.yearNothing': 'Aucune facture aux clients depuis le {{from}}.',
  'insight.soFar': 'Jusqu’ici',
  'insight.yearBefore': 'Un an plus tôt',
  'insight.yearChange': 'Écart',
  'insight.yearBank':
    'L’exercice va du {{from}} au {{to}}. Les factures comptent jusqu’à aujourd’hui, TVA comprise ; les opérations bancaires jusqu’au {{until}}, sans les virements entre vos propres comptes.',
  'insight.yearNoBank':
    'L’exercice va du {{from}} au {{to}}. Les entrées et sorties manquent, car les opérations bancaires ne remontent pas à son premier jour.',
  'insight.vat': 'TVA jusqu’ici',
  'insight.vatPay':
    'Sur les factures du {{from}} au {{to}}, {{amount}} de TVA est à payer, au plus tard le {{day}}.',
  'insight.vatBack': 'Sur les factures du {{from}} au {{to}}, {{amount}} de TVA est à récupérer.',
  'insight.vatZero': 'Sur les factures du {{from}} au {{to}}, il n’y a pas de TVA à payer.',
  'insight.vatNone': 'Aucune facture du {{from}} au {{to}} : on ne peut rien dire de la TVA.',
  'insight.vatExempt': 'Vous avez dit ne pas payer de TVA.',
  'insight.vatSales': 'sur ventes',
  'insight.vatPurchases': 'sur achats',
  'insight.vatWhat':
    'La TVA sur vos factures moins la TVA sur celles de vos fournisseurs. Les recettes sans facture n’y sont pas, et votre comptable peut compter certaines factures autrement.',
  'insight.vatWithout_one': '{{count, number}} facture n’indique pas sa TVA et n’est pas comptée.',
  'insight.vatWithout_other': '{{count, number}} factures n’indiquent pas leur TVA et ne sont pas comptées.',
}
