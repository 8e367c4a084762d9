import { codeOf } from '@/api/problem'
import { useMessages } from '@/i18n'
import { TextField } from './Field'
import { problemText } from './ProblemNotice'

/** The password once more, for what somebody who only found the page open must not do. What is wrong with it is said here. */
export function PasswordField({ failure }: { failure: unknown }) {
  const { t } = useMessages()
  return (
    <TextField
      label={t('factor.password')}
      name="password"
      type="password"
      autoComplete="current-password"
      required
      error={codeOf(failure) === 'wrong-password' ? problemText(t, failure) : undefined}
    />
  )
}

/** A code of the device, or of the paper. It takes the focus where it appears as the answer to what was submitted. */
export function CodeField({ failure, asked = false }: { failure: unknown; asked?: boolean }) {
  const { t } = useMessages()
  return (
    <TextField
      label={t('code.label')}
      name="code"
      autoComplete="one-time-code"
      autoFocus={asked}
      required
      help={t('code.help')}
      error={codeOf(failure) === 'wrong-code' ? problemText(t, failure) : undefined}
    />
  )
}

const underAField: readonly string[] = ['wrong-password', 'wrong-code', 'code-needed']

/** Whether one of the fields above says what is wrong, or the answer is that one more is needed. */
export const isOfProof = (failure: unknown): boolean => underAField.includes(codeOf(failure))
