import { expect, test } from 'vitest'
import { isOfOneRate, split } from './vat'

test.each([
  ['121.00', 21, '100.00', '21.00'],
  ['106.00', 6, '100.00', '6.00'],
  ['112.00', 12, '100.00', '12.00'],
  ['80.00', 0, '80.00', '0.00'],
  ['9.99', 21, '8.26', '1.73'],
  ['0.01', 21, '0.01', '0.00'],
])('%s at %s %% is %s and %s', (gross, rate, net, vat) => {
  expect(split(gross, rate)).toEqual({ net, vat })
})

test('several rates together are told from one', () => {
  expect(isOfOneRate('100.00', '21.00')).toBe(true)
  expect(isOfOneRate('100.00', '21.03')).toBe(true)
  expect(isOfOneRate('200.00', '27.00')).toBe(false)
})
