import { describe, expect, it } from 'vitest'
import { only, parseSearch, stringifySearch } from './search'

describe('the parameters of a page', () => {
  it('stay text: a number that is searched for is not turned into one', () => {
    expect(parseSearch('?search=2026&matched=no')).toEqual({ search: '2026', matched: 'no' })
  })

  it('come back as they were', () => {
    const search = { search: 'Hôtel & co = 1.234,50', from: '2026-01-01' }
    expect(parseSearch(stringifySearch(search))).toEqual(search)
  })

  it('leave out what is empty, so that a removed filter leaves no trace', () => {
    expect(stringifySearch({ search: '', account: undefined, to: '2026-01-31' })).toBe('?to=2026-01-31')
    expect(stringifySearch({ search: '' })).toBe('')
  })

  it('let through only what the page knows', () => {
    const validate = only('account', 'search')
    expect(validate({ account: 'a', search: '', other: 'x', from: 3 })).toEqual({ account: 'a' })
  })
})
