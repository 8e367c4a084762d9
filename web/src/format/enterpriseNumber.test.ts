import { describe, expect, it } from 'vitest'
import { typedNumber } from './enterpriseNumber'

describe('an enterprise number, while it is typed,', () => {
  it.each([
    ['0403', '0403'],
    ['04031', '0403.1'],
    ['0403170', '0403.170'],
    ['BE 0403.170.7', '0403.170.7'],
  ])('%j is grouped as %s', (typed, shown) => {
    expect(typedNumber(typed)).toEqual({ state: 'incomplete', shown })
  })

  it.each(['0403170701', 'BE0403170701', 'BTW BE 0403.170.701', 'be 403 170 701'])('%j is valid', typed => {
    expect(typedNumber(typed, true)).toEqual({ state: 'valid', shown: '0403.170.701', digits: '0403170701' })
  })

  it('is wrong when one digit is', () => {
    expect(typedNumber('0403170702')).toMatchObject({ state: 'wrong' })
  })

  it('is wrong when it starts with anything but 0 or 1, or goes on too long', () => {
    expect(typedNumber('2403170701')).toMatchObject({ state: 'wrong' })
    expect(typedNumber('04031707011')).toMatchObject({ state: 'wrong' })
  })

  it('is not called wrong before it is whole', () => {
    expect(typedNumber('040317070').state).toBe('incomplete')
    expect(typedNumber('04031707', true).state).toBe('wrong')
    expect(typedNumber('  ').state).toBe('empty')
  })

  it('is right for 97 when the remainder is zero', () => {
    // 00000097 mod 97 = 0, so the check digits are 97 and not 00.
    expect(typedNumber('0000009797').state).toBe('valid')
    expect(typedNumber('0000009700').state).toBe('wrong')
  })
})
