import { useMessages } from '@/i18n'

/** The box by which a row is chosen. It stands above the link that covers the row. */
export function Choose({
  what,
  chosen,
  onChange,
}: {
  what: string
  chosen: boolean
  onChange: (upTo: boolean) => void
}) {
  const { t } = useMessages()
  return (
    <label className="relative z-[1] -m-2 inline-grid cursor-pointer p-2">
      <span className="sr-only">{t('rows.choose', { what })}</span>
      <input
        type="checkbox"
        checked={chosen}
        onChange={event => onChange((event.nativeEvent as MouseEvent).shiftKey)}
        className="size-4 accent-accent"
      />
    </label>
  )
}

/** The box above the column: all rows that are shown. */
export function ChooseShown({
  chosen,
  some,
  onChange,
}: {
  chosen: boolean
  some: boolean
  onChange: (chosen: boolean) => void
}) {
  const { t } = useMessages()
  return (
    <label className="-m-2 inline-grid cursor-pointer p-2">
      <span className="sr-only">{t('rows.chooseAll')}</span>
      <input
        ref={box => {
          if (box !== null) box.indeterminate = some && !chosen
        }}
        type="checkbox"
        checked={chosen}
        onChange={event => onChange(event.target.checked)}
        className="size-4 accent-accent"
      />
    </label>
  )
}
