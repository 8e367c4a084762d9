import { Fragment, type ReactNode } from 'react'
import { type MessageKey, useMessages, type Values } from '.'

interface Props {
  text: MessageKey
  /** What stands at each {{slot}} of the message. */
  slots: Readonly<Record<string, ReactNode>>
  values?: Values
}

/** A translated sentence with live parts in it, such as figures that can be clicked, in the order of the language. */
export function Sentence({ text, slots, values = {} }: Props) {
  const { t } = useMessages()
  const marked = Object.fromEntries(Object.keys(slots).map(name => [name, `\u0001${name}\u0001`]))
  return t(text, { ...values, ...marked })
    .split('\u0001')
    .map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
      <Fragment key={index}>{index % 2 === 1 ? slots[part] : part}</Fragment>
    ))
}
