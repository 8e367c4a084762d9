import { describe, expect, it } from 'vitest'
import { pageOf } from './figureLink'

const company = '4a1f'
const list = (rest: string) => `/api/v1/companies/${company}/${rest}`

describe('the list of a figure', () => {
  it.each([
    [
      'transactions?direction=in&transfers=external',
      '/c/$company/bank',
      { direction: 'in', transfers: 'external' },
    ],
    [
      'invoices?direction=payable&status=open',
      '/c/$company/invoices',
      { direction: 'payable', status: 'open' },
    ],
    ['accounts?on=2026-11-20&currency=EUR', '/c/$company/bank', { on: '2026-11-20', currency: 'EUR' }],
    ['accounts/77/proof?on=2026-11-20', '/c/$company/bank', { on: '2026-11-20', proof: '77' }],
    ['forecast/bridge/ahead?row=taxes', '/c/$company/forecast', { row: 'taxes', bridge: 'ahead' }],
    ['forecast/2027-01-20', '/c/$company/overview', { day: '2027-01-20' }],
  ])('%s opens %s', (href, to, search) => {
    expect(pageOf(list(href))).toEqual({ to, params: { company }, search })
  })
})
