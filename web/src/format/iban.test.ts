import { expect, test } from 'vitest'
import { isIban, isStructured, structuredDigits } from './iban'

test.each(['BE68 5390 0754 7034', 'be68539007547034', 'NL91ABNA0417164300', 'FR1420041010050500013M02606'])(
  '%s is an IBAN',
  typed => expect(isIban(typed)).toBe(true),
)

test.each(['BE68 5390 0754 7035', 'BE6853900754703', 'BE', '', 'hello', 'BE68 5390 0754 7034 1'])(
  '%s is none',
  typed => expect(isIban(typed)).toBe(false),
)

test.each([
  ['+++090/9337/55493+++', '090933755493'],
  ['090933755493', '090933755493'],
  ['+++090/93', '09093'],
])('%s is meant as a structured reference', (typed, digits) => expect(structuredDigits(typed)).toBe(digits))

test.each(['invoice 41', '2026-41', ''])('%s is free text', typed =>
  expect(structuredDigits(typed)).toBeNull(),
)

test('the check digits of a structured reference are the rest after 97', () => {
  expect(isStructured('090933755493')).toBe(true)
  expect(isStructured('090933755494')).toBe(false)
  expect(isStructured('09093')).toBe(false)
})
