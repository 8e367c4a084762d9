import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { speak, translate } from '@/i18n'
import { Sentence } from '@/i18n/Sentence'
import { Amount, Movement } from './Amount'
import { Day } from './Day'
import { EnterpriseNumberField, readEnterpriseNumber } from './EnterpriseNumberField'
import { Panel } from './Panel'
import { problemText } from './ProblemNotice'
import { SearchField } from './SearchField'

beforeEach(() => speak('nl'))
afterEach(cleanup)

describe('money on the screen', () => {
  it('tells in from out without colour', () => {
    const { container } = render(
      <>
        <Movement money={{ amount: '12.50', currency: 'EUR' }} />|
        <Movement money={{ amount: '-12.50', currency: 'EUR' }} />
      </>,
    )
    expect(container.textContent?.replace(/\u00a0/g, ' ')).toBe('+€ 12,50|−€ 12,50')
  })

  it('is a dash for zero where asked', () => {
    const { container } = render(<Amount money={{ amount: '0.00', currency: 'EUR' }} dash />)
    expect(container.textContent).toBe('–')
  })
})

it('a day is exact on hover and for machines', () => {
  render(<Day date="2027-01-20" />)
  const day = screen.getByTitle('woensdag 20 januari 2027')
  expect(day.getAttribute('datetime')).toBe('2027-01-20')
})

it('a sentence puts its live parts where the language wants them', async () => {
  const sentence = <Sentence text="sentence.had" slots={{ amount: <b>A</b>, day: <i>D</i> }} />
  const { container, rerender } = render(sentence)
  expect(container.innerHTML).toBe('Op <i>D</i> had u <b>A</b>.')
  await speak('en')
  rerender(sentence)
  expect(container.innerHTML).toBe('On <i>D</i> you had <b>A</b>.')
})

it.each([
  ['nl', '1.234 verrichtingen'],
  ['en', '1.234 lines'],
] as const)('counts are grouped as in Belgium in %s', async (language, counted) => {
  await speak(language)
  expect(translate('count.lines', { count: 1234 })).toBe(counted)
  expect(translate('count.lines', { count: 1 })).not.toContain('s 1')
})

describe('the field for an enterprise number', () => {
  const type = (text: string) => {
    const field = screen.getByLabelText<HTMLInputElement>('Ondernemingsnummer')
    fireEvent.change(field, { target: { value: text } })
    return field
  }

  it('groups and confirms a right number while it is typed', () => {
    render(<EnterpriseNumberField />)
    expect(type('BE0403170701').value).toBe('0403.170.701')
    expect(screen.getByText('De controlecijfers kloppen')).toBeTruthy()
  })

  it('names a wrong one under the field, tied to it', () => {
    render(<EnterpriseNumberField />)
    const field = type('0403170702')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    const error = document.getElementById(field.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '')
    expect(error?.textContent).toContain('geen ondernemingsnummer')
  })

  it('lets a character be taken away', () => {
    render(<EnterpriseNumberField />)
    type('0403.1')
    expect(type('0403.').value).toBe('0403.')
  })

  it('may stay empty, but may not hold something else', () => {
    expect(readEnterpriseNumber(' ')).toEqual({ ok: true, digits: null })
    expect(readEnterpriseNumber('403.170.701')).toEqual({ ok: true, digits: '0403170701' })
    expect(readEnterpriseNumber('Korenaar')).toEqual({ ok: false })
  })
})

describe('the search field', () => {
  it('answers once the fingers rest, not at each letter', () => {
    vi.useFakeTimers()
    const answered = vi.fn()
    render(<SearchField label="Zoek" value="" onChange={answered} />)
    const field = screen.getByRole('searchbox')
    fireEvent.change(field, { target: { value: 'a' } })
    vi.advanceTimersByTime(100)
    fireEvent.change(field, { target: { value: 'ab' } })
    vi.advanceTimersByTime(300)
    expect(answered.mock.calls).toEqual([['ab']])
    vi.useRealTimers()
  })
})

it('a side panel takes the focus, closes with Escape and gives the focus back', () => {
  const closed = vi.fn()
  const row = document.createElement('button')
  document.body.append(row)
  row.focus()
  const { unmount } = render(
    <Panel title="Factuur" onClose={closed}>
      …
    </Panel>,
  )
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Factuur' }))
  fireEvent.keyDown(document, { key: 'Escape' })
  expect(closed).toHaveBeenCalledOnce()
  unmount()
  expect(document.activeElement).toBe(row)
  row.remove()
})

it('a refusal without words of its own still says what is safe', () => {
  expect(problemText(translate, new Problem('wrong-direction', 422))).toContain('ontvangst')
  expect(problemText(translate, new Problem('quite-new', 500))).toBe(
    'Dit is niet gelukt (quite-new). Er is niets gewijzigd; probeer het opnieuw.',
  )
})
