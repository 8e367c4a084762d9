import { expect, it } from 'vitest'
import { accountNumber, fileSize, paymentReference } from './account'

it('groups an IBAN by four and leaves a bank’s own number alone', () => {
  expect(accountNumber('BE68539007547034')).toBe('BE68\u00a05390\u00a00754\u00a07034')
  expect(accountNumber('001-1234567-89')).toBe('001-1234567-89')
})

it('prints a structured reference the Belgian way and leaves others alone', () => {
  expect(paymentReference('090933755493')).toBe('+++090/9337/55493+++')
  expect(paymentReference('RF18539007547034')).toBe('RF18539007547034')
})

it('never shows a file as empty that is not', () => {
  expect(fileSize('nl-BE', 1)).toBe('1\u00a0kB')
  expect(fileSize('nl-BE', 1_843_200)).toBe('1,8\u00a0MB')
})
