import { expect, it } from 'vitest'
import { detailsOf, shapeOf } from './details'

it('tells what was and what is as one fact', () => {
  expect(detailsOf({ member: 'an@example.be', role: 'owner', roleBefore: 'viewer' })).toEqual([
    { name: 'member', before: null, after: 'an@example.be' },
    { name: 'role', before: 'viewer', after: 'owner' },
  ])
})

it('tells what came from nothing and what became nothing', () => {
  expect(detailsOf({ floor: '5000.00 EUR', floorBefore: '' })).toEqual([
    { name: 'floor', before: '', after: '5000.00 EUR' },
  ])
  expect(detailsOf({ roleBefore: 'editor' })).toEqual([{ name: 'role', before: 'editor', after: null }])
})

it('leaves out what only a machine can read, and what is empty', () => {
  expect(detailsOf({ account: '0a1b2c3d-0000-4000-8000-00000000abcd', name: '' })).toEqual([])
})

it('knows an amount and a day by their shape, and leaves words alone', () => {
  expect(shapeOf('-38.71 EUR')).toEqual({ money: { amount: '-38.71', currency: 'EUR' } })
  expect(shapeOf('2026-11-26')).toEqual({ day: '2026-11-26' })
  expect(shapeOf('07-01')).toEqual({ dayOfYear: '07-01' })
  for (const words of ['13-01', '2026', '38.71', 'ABC', '1 van 2', '2026-11-26 INV', 'EUR 5.00'])
    expect(shapeOf(words)).toBeNull()
})
