import { z } from 'zod'
import { dayField } from '#platform/http/day-field.ts'
import { type GroupOn, isGroupKind, isStanding, isVersionChange } from '../../structure.ts'

const LONGEST_NAME = 120
const LONGEST_TEXT = 2000

const fields = {
  name: z
    .string('Enter the name of the group')
    .trim()
    .min(1, 'Enter the name of the group')
    .max(LONGEST_NAME, `The name must be ${LONGEST_NAME} characters or fewer`),
  remit: z
    .string('Enter what the group is for')
    .trim()
    .min(1, 'Enter what the group is for')
    .max(LONGEST_TEXT, 'The remit must be 2,000 characters or fewer'),
  kind: z.string('Select what kind of group it is').transform((text, context) => {
    if (isGroupKind(text)) return text
    context.addIssue('Select what kind of group it is')
    return z.NEVER
  }),
  standing: z.string('Select where it stands').transform((text, context) => {
    if (isStanding(text)) return text
    context.addIssue('Select where it stands')
    return z.NEVER
  }),
  parentIds: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform(ids => [ids].flat().filter(id => id !== ''))
    .refine(ids => ids.every(id => z.uuid().safeParse(id).success), 'Select the groups it is accountable to'),
  note: z.string().trim().max(LONGEST_TEXT, 'The note must be 2,000 characters or fewer').default(''),
}

interface Placed {
  readonly standing: string
  readonly parentIds: readonly string[]
}

const isPlaced = ({ standing, parentIds }: Placed): boolean => standing !== 'within' || parentIds.length > 0
const PLACED = {
  path: ['parentIds'],
  error: 'Select at least one group it is accountable to, or say that it is at the top or outside the partnership',
}
const isTopAlone = ({ standing, parentIds }: Placed): boolean => standing !== 'top' || parentIds.length === 0
const TOP_ALONE = { path: ['parentIds'], error: 'A group at the top is accountable to no other: select none' }

export const openGroupForm = z
  .object({ ...fields, startsOn: dayField('The first day') })
  .refine(isPlaced, PLACED)
  .refine(isTopAlone, TOP_ALONE)

export const changeGroupForm = z
  .object({
    ...fields,
    startsOn: dayField('The first day on which it is so'),
    change: z.string('Select what changes').transform((text, context) => {
      if (isVersionChange(text) && text !== 'opened') return text
      context.addIssue('Select what changes')
      return z.NEVER
    }),
  })
  .refine(isPlaced, PLACED)
  .refine(isTopAlone, TOP_ALONE)

/** What the form shows of a group that is on record. */
export const groupValues = (group: GroupOn): Record<string, string | string[]> => ({
  name: group.name,
  remit: group.remit,
  kind: group.kind,
  standing: group.standing,
  parentIds: group.parents.map(parent => parent.groupId),
  note: group.note,
})
