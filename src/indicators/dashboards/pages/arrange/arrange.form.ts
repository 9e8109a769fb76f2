import { z } from 'zod'
import type { Typed } from '#platform/typed.ts'
import type { Catalogue } from '../../../catalogue.ts'
import { type Layout, MOST_MEASURES, measureLimit, PANEL_KINDS, type Panel, YEARS_BACK } from '../../layout.ts'
import { isDrawable } from '../../themes.ts'

/** The version that the page was drawn from; 0: made from the catalogue. */
const read = z.coerce.number().int().min(0)

const title = (what: string) =>
  z
    .string(`Enter ${what}`)
    .trim()
    .min(1, `Enter ${what}`)
    .max(100, `${sentence(what)} must be 100 characters or fewer`)

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const monthOrNothing = z
  .string()
  .trim()
  .refine(text => text === '' || /^\d{4}-(0[1-9]|1[0-2])$/.test(text), 'Select the last month that is shown')
  .transform(text => text || undefined)
  .optional()

export const arrangeForm = z.object({
  read,
  title: title('the title of the dashboard'),
  purpose: z.string().trim().max(500, 'Why these figures must be 500 characters or fewer').default(''),
  upTo: monthOrNothing,
  years: z.coerce.number().pipe(z.literal(YEARS_BACK, 'Select how far back it goes')),
})

export const arrangeValues = ({ title: own, purpose, upTo, years }: Layout): Typed => ({
  title: own,
  purpose,
  upTo: upTo ?? '',
  years: String(years),
})

/** A panel as it is typed. One measure comes as text, several as a list. */
export const panelForm = (catalogue: Catalogue) =>
  z
    .object({
      read,
      kind: z.enum(PANEL_KINDS, 'Select how the figures are shown'),
      title: title('the title of the panel'),
      measures: z
        .union([z.string().transform(one => [one]), z.array(z.string())], 'Select at least one measure')
        .transform(codes => codes.filter(code => isKnownMeasure(catalogue, code)))
        .refine(codes => codes.length > 0, 'Select at least one measure')
        .refine(codes => codes.length <= MOST_MEASURES, `Select ${MOST_MEASURES} measures or fewer`),
    })
    .refine(({ kind, measures }) => measures.length <= measureLimit(kind), {
      path: ['measures'],
      message: 'Select one measure: a large chart shows no more',
    })

function isKnownMeasure(catalogue: Catalogue, code: string): boolean {
  const measure = catalogue.find(code)
  return measure !== undefined && isDrawable(measure)
}

export const panelValues = ({ kind, title: own, measureCodes }: Panel): Typed => ({
  kind,
  title: own,
  measures: measureCodes,
})

export const actForm = z.object({ read, act: z.enum(['up', 'down', 'remove']) })
export const restoreForm = z.object({ read })

export const withdrawForm = z.object({
  read,
  reason: z
    .string('Enter why it is withdrawn')
    .trim()
    .min(1, 'Enter why it is withdrawn')
    .max(500, 'The reason must be 500 characters or fewer'),
})

export const newDashboardForm = z.object({
  title: title('the title of the dashboard'),
  /** "group ID", "agency ID", "theme NAME" or "priority" */
  for: z.string('Select whom it is for').min(1, 'Select whom it is for').max(100),
})
