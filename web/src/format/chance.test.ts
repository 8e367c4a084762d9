import { expect, it } from 'vitest'
import { chanceText } from './chance'

it('says whole percents, and never that something is impossible or certain', () => {
  const said = [0, 9, 10, 126, 990, 991, 1000].map(permille =>
    chanceText('nl-BE', permille).replace(/\s/g, ''),
  )

  expect(said).toEqual(['<1%', '<1%', '1%', '13%', '99%', '>99%', '>99%'])
})
