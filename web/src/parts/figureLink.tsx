import { Link, linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Figure } from '@/api/model'
import { parseSearch } from './search'

/**
 * The page that shows the lines a figure is the sum of. The API names them by the address of a list; each list has one
 * page, with the same parameters.
 */
export function pageOf(href: string) {
  const { pathname, search } = new URL(href, 'http://billify')
  const match = /\/companies\/([^/]+)\/(.+)$/.exec(pathname)
  const company = match?.[1] ?? ''
  const list = match?.[2] ?? ''
  const params = { company }
  const query = parseSearch(search)
  const [head, tail, leaf, , end] = list.split('/')

  if (head === 'forecast' && tail === 'explanation') {
    return linkOptions({ to: '/c/$company/forecast', params, search: { day: leaf ?? '' } })
  }
  if (head === 'forecast' && tail === 'accounts') {
    const search = { account: leaf ?? '', day: end ?? '' }
    return linkOptions({ to: '/c/$company/forecast', params, search })
  }
  if (head === 'forecast' && tail === 'came') {
    return linkOptions({ to: '/c/$company/forecast', params, search: { ...query, came: 'yes' } })
  }
  if (head === 'forecast' && tail === 'bridge') {
    return linkOptions({ to: '/c/$company/forecast', params, search: { ...query, bridge: leaf ?? '' } })
  }
  if (head === 'forecast' && tail === 'parts') {
    return linkOptions({ to: '/c/$company/forecast', params, search: query })
  }

  if (head === 'invoices') return linkOptions({ to: '/c/$company/invoices', params, search: query })
  if (head === 'forecast' && tail !== undefined) {
    return linkOptions({ to: '/c/$company/overview', params, search: { day: tail } })
  }
  if (head === 'accounts' && tail !== undefined && leaf === 'proof') {
    return linkOptions({ to: '/c/$company/bank', params, search: { ...query, proof: tail } })
  }
  return linkOptions({ to: '/c/$company/bank', params, search: query })
}

/** A figure that leads to its proof. */
export function FigureLink({
  figure,
  children,
  className = '',
}: {
  figure: Figure
  children: ReactNode
  className?: string
}) {
  return (
    <Link {...pageOf(figure.list.href)} className={`asked rounded-sm hover:text-accent ${className}`}>
      {children}
    </Link>
  )
}
