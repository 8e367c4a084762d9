import type { Settlement } from '@/api/model'
import { knows, type MessageKey, type Translate } from '@/i18n'

/** What made a settlement, in words. */
export function ruleText(t: Translate, { rule, way }: Settlement): string {
  const exact = `rule.${rule}.${way}`
  return knows(exact) ? t(exact) : t(`rule.${rule}` satisfies MessageKey)
}
