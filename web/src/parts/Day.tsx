import type { LocalDate } from '@/api/model'
import { useFormat } from '@/format/useFormat'

interface Props {
  date: LocalDate
  /** `list`: Tue 20 Jan. `sentence`: Tue 20 January. `span`: 20 January. */
  as?: 'list' | 'sentence' | 'span'
}

/** A date as people say it, exact on hover. */
export function Day({ date, as = 'list' }: Props) {
  const format = useFormat()
  const words = { list: format.shortDay, sentence: format.sentenceDay, span: format.denseDay }[as]
  return (
    <time dateTime={date} title={format.longDay(date)} className="whitespace-nowrap tabular">
      {words(date)}
    </time>
  )
}
