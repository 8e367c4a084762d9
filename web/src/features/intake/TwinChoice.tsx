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

  return (
    <div className="col-span-2 grid gap-1 sm:col-start-2">
      {row.verdict === 'merged' ? (
        <>
          <p className="text-xs text-muted">{t('twin.merges', { label: label(first) })}</p>
          <Merged row={row} first={first} chosen={chosen} onAnswer={onAnswer} />
        </>
      ) : (
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
      )}
    </div>
  )
}

/** Beyond doubt, but for a person who knows better: whose word counts where the two differ, or that they are two. */
function Merged({
  row,
  first,
  chosen,
  onAnswer,
}: {
  row: ImportRow
  first: Twin
  chosen: TwinAnswer
  onAnswer: (answer: TwinAnswer) => void
}) {
  const { t } = useMessages()
  const differs = row.differences.length > 0 && first.kind !== 'expected'
  if (!differs && first.sameNumber) return null
  return (
    <Options
      legend={t(differs ? 'twin.differ' : 'twin.question')}
      name={`twin-${row.id}`}
      options={[
        {
          label: t(differs ? 'twin.keepMine' : 'twin.yes'),
          isOn: !chosen.documentWins && !chosen.apart,
          answer: leaveIt,
        },
        ...(differs
          ? [
              {
                label: t('twin.takeDocument'),
                isOn: chosen.documentWins,
                answer: { ...leaveIt, documentWins: true },
              },
            ]
          : []),
        ...(first.sameNumber
          ? []
          : [{ label: t('twin.apart'), isOn: chosen.apart, answer: { ...leaveIt, apart: true } }]),
      ]}
      onAnswer={onAnswer}
    />
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
    <fieldset className="mt-1 grid justify-items-start gap-1">
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
