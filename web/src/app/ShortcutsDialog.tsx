import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { knows, useMessages } from '@/i18n'
import { Button } from '@/parts/Button'
import { Dialog } from '@/parts/Dialog'
import { setShortcutsOn, shortcutsOn } from '@/parts/keys'
import { pages } from './pages'

/** The keys of the review; its page brings their words. */
const answers = [
  ['Enter', 'review.key.accept'],
  ['P', 'review.key.pick'],
  ['S', 'review.key.split'],
  ['N', 'review.key.none'],
  ['X', 'review.key.refuse'],
  ['A', 'review.key.always'],
  ['U', 'review.key.undo'],
] as const

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useMessages()
  const [on, setOn] = useState(shortcutsOn)
  const reviewing = useLocation().pathname.endsWith('/review') && knows('review.key.accept')
  const rows: readonly (readonly [keys: readonly string[], does: string])[] = [
    [['/'], t('shortcuts.search')],
    [['j'], t('shortcuts.next')],
    [['k'], t('shortcuts.previous')],
    [['Enter'], t('shortcuts.open')],
    [['Esc'], t('shortcuts.close')],
    ...(reviewing ? answers.map(([key, does]) => [[key], t(does)] as const) : []),
    ...pages.map(({ letter, name }) => [['g', letter], t('shortcuts.go', { page: t(name) })] as const),
    [['←', '→'], t('shortcuts.chart')],
    [['?'], t('shortcuts.all')],
  ]

  return (
    <Dialog title={t('shortcuts.title')} onClose={onClose}>
      <table className="w-full">
        <tbody>
          {rows.map(([keys, does]) => (
            <tr key={does} className="border-b border-line">
              <th scope="row" className="w-24 py-1.5 text-left font-normal">
                {keys.map(key => (
                  <kbd
                    key={key}
                    className="mr-1 rounded border border-edge bg-sunken px-1.5 font-sans text-xs"
                  >
                    {key}
                  </kbd>
                ))}
              </th>
              <td className="py-1.5">{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="mt-4 flex items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={on}
          onChange={event => {
            setShortcutsOn(event.target.checked)
            setOn(event.target.checked)
          }}
        />
        {t('shortcuts.on')}
      </label>
      <div className="mt-5 flex justify-end">
        <Button look="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </Dialog>
  )
}
