import type { ImportRow, Twin, TwinAnswer } from '@/api/model'
import { useFormat } from '@/format/useFormat'
import { useMessages } from '@/i18n'

interface Props {
  row: ImportRow
  answer: TwinAnswer | undefined
  onAnswer: (answer: TwinAnswer) => void
}

const leaveIt: TwinAnswer = { with: null, apart: false, documentWins: false }

/** A document of something that was typed: whether the two are one, and whose word counts where they differ. */
export function TwinChoice({ row, answer, onAnswer }: Props) {
  const { t } = useMessages()
  const format = useFormat()
  const chosen = answer ?? leaveIt
  const label = (twin: Twin) =>
    [twin.counterpartyName, twin.number, format.money(twin.amount, true), format.sentenceDay(twin.dueDate)]
      .filter(part => part !== null)
      .join(' · ')
  const [first] = row.twins
  if (first === undefined) return null

  if (row.verdict !== 'merged') {
    return (
      <Options
        legend={t('twin.question')}
        name={`twin-${row.id}`}
        options={[
          ...row.twins.map(twin => ({
            label: t('twin.with', { label: label(twin) }),
            isOn: chosen.with === twin.id,
            answer: { ...leaveIt, with: twin.id },
          })),
          { label: t('twin.new'), isOn: chosen.with === null, answer: leaveIt },
        ]}
        onAnswer={onAnswer}
      />
    )
  }
  return (
    <div className="col-span-2 grid gap-1 sm:col-start-2">
      <p className="text-xs text-muted">{t('twin.merges', { label: label(first) })}</p>
      <Options
        legend={t('twin.differ')}
        name={`twin-${row.id}`}
        options={[
          {
            label: t('twin.keepMine'),
            isOn: !chosen.documentWins && !chosen.apart,
            answer: leaveIt,
          },
          ...(row.differences.length === 0 || first.kind === 'expected'
            ? []
            : [
                {
                  label: t('twin.takeDocument'),
                  isOn: chosen.documentWins,
                  answer: { ...leaveIt, documentWins: true },
                },
              ]),
          { label: t('twin.apart'), isOn: chosen.apart, answer: { ...leaveIt, apart: true } },
        ]}
        onAnswer={onAnswer}
      />
    </div>
  )
}

function Options({
  legend,
  name,
  options,
  onAnswer,
}: {
  legend: string
  name: string
  options: readonly { label: string; isOn: boolean; answer: TwinAnswer }[]
  onAnswer: (answer: TwinAnswer) => void
}) {
  return (
    <fieldset className="col-span-2 mt-1 grid gap-1 sm:col-start-2">
      <legend className="text-xs text-look">{legend}</legend>
      {options.map(({ label, isOn, answer }) => (
        <label key={label} className="inline-flex min-h-6 items-center gap-1.5">
          <input
            type="radio"
            name={name}
            className="size-4 accent-accent"
            checked={isOn}
            onChange={() => onAnswer(answer)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
