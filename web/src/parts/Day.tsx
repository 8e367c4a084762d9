import type { LocalDate } from '@/api/model'
import { useFormat } from '@/format/useFormat'

/** A date as people say it, exact on hover. `dense` leaves the day of the week out. */
export function Day({ date, dense = false }: { date: LocalDate; dense?: boolean }) {
  const format = useFormat()
  return (
    <time dateTime={date} title={format.longDay(date)} className="whitespace-nowrap tabular">
      {dense ? format.denseDay(date) : format.shortDay(date)}
    </time>
  )
}
