import { useMutation } from '@tanstack/react-query'
import type { PasskeyAnswer } from '@/api/model'
import { codeOf } from '@/api/problem'
import { useMessages } from '@/i18n'
import { Button } from './Button'
import { ProblemNotice } from './ProblemNotice'
import { answerOfPasskey, passkeysHere } from './passkeys'

/** Asks the device for a passkey; not there where none can work. */
export function PasskeyButton({
  text,
  busy,
  onAnswer,
}: {
  text: string
  /** While the answer is on its way. */
  busy: boolean
  onAnswer: (answer: PasskeyAnswer) => void
}) {
  const { t } = useMessages()
  const ask = useMutation({ mutationFn: answerOfPasskey, onSuccess: onAnswer })
  if (passkeysHere() !== 'yes') return null
  return (
    <>
      <Button busy={busy || ask.isPending} onClick={() => ask.mutate()}>
        {text}
      </Button>
      {codeOf(ask.error) === 'passkey-cancelled' ? (
        <p role="status" className="text-muted">
          {t('problem.passkey-cancelled')}
        </p>
      ) : ask.error === null ? null : (
        <ProblemNotice failure={ask.error} />
      )}
    </>
  )
}
