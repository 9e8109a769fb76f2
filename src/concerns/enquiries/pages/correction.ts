import { NotFound } from '#platform/errors.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { SafeHtml } from '#platform/ui/html.ts'
import type { Correction, Entered } from '../entry.ts'
import type { Versioned } from '../versions.ts'
import { requiredText } from './form-fields.ts'

/** The entry that an address names, in its latest version. Throws NotFound when the enquiry has none of that name. */
export function latestOf<T extends Entered>(entries: readonly Versioned<T>[], id: string): T {
  const entry = entries.find(({ latest }) => latest.id === id)
  if (!entry) throw new NotFound('There is no such entry.')
  return entry.latest
}

export const correctionText = () => requiredText('Enter what was wrong', 2000)

export const correctionField = (state: FormState): SafeHtml =>
  textAreaField(state, {
    name: 'correction',
    label: 'What was wrong with it',
    hint: 'What was written before stays on record, beside this.',
    rows: 2,
  })

export const correctionOf = ({ id, version }: Entered, reason: string): Correction => ({ id, version, reason })
