import {
  ChartNoAxesCombined,
  ChartSpline,
  FileText,
  FolderInput,
  Gauge,
  Landmark,
  Link2,
  ListChecks,
  type LucideIcon,
  Settings,
} from 'lucide-react'
import type { MessageKey } from '@/i18n'

export interface PageEntry {
  to: `/c/$company/${'overview' | 'forecast' | 'insights' | 'invoices' | 'bank' | 'review' | 'import' | 'connections' | 'settings'}`
  /** How the page opens from the rail. */
  search?: { direction: 'receivable'; status: 'open' }
  name: MessageKey
  Sign: LucideIcon
  /** After `g`. */
  letter: string
}

/** The pages of a company in the order of the rail. The letters are the same in every language: hands learn them once. */
export const pages: readonly PageEntry[] = [
  { to: '/c/$company/overview', name: 'nav.overview', Sign: ChartNoAxesCombined, letter: 'o' },
  { to: '/c/$company/forecast', name: 'nav.forecast', Sign: ChartSpline, letter: 'f' },
  { to: '/c/$company/insights', name: 'nav.insights', Sign: Gauge, letter: 'n' },
  {
    to: '/c/$company/invoices',
    search: { direction: 'receivable', status: 'open' },
    name: 'nav.invoices',
    Sign: FileText,
    letter: 'i',
  },
  { to: '/c/$company/bank', name: 'nav.bank', Sign: Landmark, letter: 'b' },
  { to: '/c/$company/review', name: 'nav.review', Sign: ListChecks, letter: 'r' },
  { to: '/c/$company/import', name: 'nav.import', Sign: FolderInput, letter: 'm' },
  { to: '/c/$company/connections', name: 'nav.connections', Sign: Link2, letter: 'k' },
  { to: '/c/$company/settings', name: 'nav.settings', Sign: Settings, letter: 's' },
]

/** On a phone these stand in the bar; a thumb reaches the others under "more". */
const IN_THE_BAR: readonly MessageKey[] = ['nav.overview', 'nav.invoices', 'nav.bank', 'nav.review']

export const pagesInBar = pages.filter(page => IN_THE_BAR.includes(page.name))
export const morePages = pages.filter(page => !IN_THE_BAR.includes(page.name))
