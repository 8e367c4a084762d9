import type { FileMessages } from '..'

export const files: FileMessages = {
  'files.law':
    'Een boekhoudstuk. De Belgische wet wil dat het bewaard blijft tot {{day}}; tot dan wordt het niet verwijderd, ook niet als iemand vraagt om zijn persoonsgegevens te wissen.',
  'files.noLaw': 'Geen wet vraagt dit bestand. Het blijft zolang er hier iets naar verwijst.',
  'files.held': 'Vastgehouden sinds {{at}} door {{by}}: {{reason}}',
  'files.heldByNobody': 'Vastgehouden sinds {{at}}: {{reason}}',
  'files.help':
    'Een bestand dat vastgehouden wordt, kan niet verwijderd worden tot een eigenaar het vrijgeeft, wat de wet ook zegt. In de activiteit staat wie het vasthield of vrijgaf.',
  'files.reason': 'Waarom het moet blijven',
  'files.example': 'Bijvoorbeeld: betwisting met de leverancier, btw-controle',
  'files.hold': 'Dit bestand vasthouden',
  'files.lift': 'Vrijgeven',
  'files.say': 'Reden wijzigen',
}
