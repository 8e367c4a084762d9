import { Problem } from '@/api/problem'
import { knows, type Translate, useMessages } from '@/i18n'
import { Button } from './Button'
import { Notice } from './Notice'

/** What is wrong, in the words of the page's language; a code it has no words for still says what is safe. */
export function problemText(t: Translate, failure: unknown): string {
  const code = failure instanceof Problem ? failure.code : 'unknown'
  const key = `problem.${code}`
  return knows(key) ? t(key) : t('problem.unknown', { code })
}

export function ProblemNotice({ failure, onRetry }: { failure: unknown; onRetry?: () => void }) {
  const { t } = useMessages()
  return (
    <Notice tone="danger">
      <p>{problemText(t, failure)}</p>
      {onRetry === undefined ? null : (
        <Button look="plain" onClick={onRetry} className="mt-1 justify-self-start">
          {t('common.retry')}
        </Button>
      )}
    </Notice>
  )
}
