import { queryOptions, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import { api } from '@/api/client'
import type { Counterparty, Direction, UUID } from '@/api/model'
import { accountNumber } from '@/format/account'
import { useMessages } from '@/i18n'
import { frame } from '@/parts/Field'
import { companyKey, companyPath, sameCompany, useCompany } from '@/session/queries'

/** Known parties whose name begins so; the last ones when nothing is typed. */
const counterpartiesQuery = (company: UUID, direction: Direction, search: string) =>
  queryOptions({
    queryKey: [...companyKey(company), 'counterparties', direction, search],
    queryFn: ({ signal }) =>
      api.get<Counterparty[]>(`${companyPath(company)}/counterparties`, {
        signal,
        query: { direction, search },
      }),
    placeholderData: sameCompany(company),
  })

interface Props {
  value: string
  direction: Direction
  error?: string | undefined
  note?: string | undefined
  look?: string | undefined
  autoFocus?: boolean
  onChange: (name: string) => void
  /** One of the known ones was taken. */
  onTake: (counterparty: Counterparty) => void
}

/** Whom it is with: known parties are offered while typing; arrow keys and Enter take one. */
export function CounterpartyField({
  value,
  direction,
  error,
  note,
  look,
  autoFocus,
  onChange,
  onTake,
}: Props) {
  const { t } = useMessages()
  const company = useCompany()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const search = useDeferredValue(value.trim())
  const found = useQuery({ ...counterpartiesQuery(company.id, direction, search), enabled: open })
  const parties = open ? (found.data ?? []) : []

  function take(party: Counterparty) {
    onTake(party)
    setOpen(false)
    setActive(-1)
  }

  return (
    <div className="relative grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {t('entry.counterparty')}
        {note === undefined ? null : <span className="font-normal text-muted"> {note}</span>}
      </label>
      <input
        id={id}
        name="counterpartyName"
        role="combobox"
        aria-expanded={parties.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 && active < parties.length ? `${id}-${active}` : undefined}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={`${look === undefined ? '' : `${id}-look `}${error === undefined ? `${id}-help` : `${id}-error`}`}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the first field of a panel that was just asked for
        autoFocus={autoFocus}
        maxLength={200}
        value={value}
        onChange={event => {
          onChange(event.target.value)
          setOpen(true)
          setActive(-1)
        }}
        onFocus={() => setOpen(value === '')}
        onBlur={() => setOpen(false)}
        onKeyDown={event => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            setOpen(true)
            const step = event.key === 'ArrowDown' ? 1 : -1
            setActive(old => Math.max(-1, Math.min(old + step, parties.length - 1)))
          } else if (event.key === 'Enter' && !event.ctrlKey && parties[active] !== undefined) {
            event.preventDefault()
            take(parties[active])
          } else if (event.key === 'Escape' && parties.length > 0) {
            event.preventDefault()
            setOpen(false)
          }
        }}
        className={`block min-h-10 w-full rounded-md border bg-raised px-3 text-base text-ink sm:text-sm ${frame(error, look)}`}
      />
      <ul
        id={`${id}-list`}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox
        role="listbox"
        aria-label={t('entry.known')}
        className={`absolute inset-x-0 top-full z-10 mt-1 max-h-64 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-float ${parties.length === 0 ? 'hidden' : ''}`}
      >
        {parties.map((party, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled in the field, which keeps the focus
          <li
            key={party.name}
            id={`${id}-${index}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of a combobox
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Before the field loses its focus.
            onPointerDown={event => {
              event.preventDefault()
              take(party)
            }}
            onClick={() => take(party)}
            className={`cursor-pointer rounded-md px-2.5 py-1.5 ${index === active ? 'bg-sunken' : 'hover:bg-sunken'}`}
          >
            <span className="block truncate">{party.name}</span>
            <span className="block truncate text-xs text-muted">
              {[party.vat, party.iban === null ? null : accountNumber(party.iban)]
                .filter(part => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {error === undefined ? null : (
        <p id={`${id}-error`} className="text-sm text-danger">
          {error}
        </p>
      )}
      {look === undefined ? null : (
        <p id={`${id}-look`} className="text-xs text-look">
          {look}
        </p>
      )}
      <p id={`${id}-help`} className="text-xs text-muted">
        {t('entry.counterpartyHelp')}
      </p>
    </div>
  )
}
