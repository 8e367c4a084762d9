import { expect, it } from 'vitest'
import { ownAddress } from './ownAddress'

it('goes back to a page of these, and to no other site', () => {
  expect(ownAddress('/c/1/bank?search=x')).toBe('/c/1/bank?search=x')
  for (const elsewhere of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    undefined,
  ]) {
    expect(ownAddress(elsewhere)).toBeNull()
  }
})
