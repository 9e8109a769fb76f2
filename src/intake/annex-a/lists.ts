import type { Entry } from './field.ts'
import { adopters, adoptions, care, careLeavers, plans } from './lists-of-care.ts'
import { assessments, contacts, earlyHelp, enquiries, need, referrals } from './lists-of-need.ts'

/** The eleven lists of Ofsted's request for data about children, in their order. */
export const LISTS = {
  contacts,
  earlyHelp,
  referrals,
  assessments,
  enquiries,
  need,
  plans,
  care,
  careLeavers,
  adoptions,
  adopters,
} as const

export type ListName = keyof typeof LISTS
export type EntryOf<L extends ListName> = Entry<(typeof LISTS)[L]['fields']>

export const LIST_NAMES = Object.keys(LISTS) as readonly ListName[]

/** Undefined where the workbook has no such list: nothing is asked of it, and nothing counted. */
export type AnnexA = { readonly [L in ListName]: readonly EntryOf<L>[] | undefined }
