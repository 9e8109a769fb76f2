import { z } from 'zod'
import type { Form } from '#platform/http/route.ts'
import { thousands } from '#platform/thousands.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { ReportSection } from '../report.ts'

const LONGEST_PROSE = 100_000

const sectionForm = z.object({
  heading: z.string().trim().min(1, 'Enter a heading').max(120, 'The heading must be 120 characters or fewer'),
  prose: z
    .string()
    .max(LONGEST_PROSE, `The words must be ${thousands(LONGEST_PROSE)} characters or fewer`)
    .transform(text => text.replaceAll('\r\n', '\n')),
  version: z.coerce.number().int().positive(),
})

export type SectionForm = z.infer<typeof sectionForm>

export type ReadForm =
  | { readonly ok: true; readonly given: SectionForm }
  | { readonly ok: false; readonly errors: Record<string, string> }

export function readSectionForm(form: Form): ReadForm {
  const read = sectionForm.safeParse({ heading: '', prose: '', ...form })
  if (read.success) return { ok: true, given: read.data }
  return {
    ok: false,
    errors: Object.fromEntries(read.error.issues.map(issue => [String(issue.path[0]), issue.message])),
  }
}

export const stateOfSection = ({ heading, prose, version }: ReportSection): FormState => ({
  values: { heading, prose, version: String(version) },
  errors: {},
})
