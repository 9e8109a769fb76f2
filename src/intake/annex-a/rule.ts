import type { DepartmentRule, ItemPlace } from '../department-rule.ts'
import type { Day } from '../record-day.ts'
import type { AnyEntry, Fields, List } from './field.ts'
import { type AnnexA, type EntryOf, LIST_NAMES, LISTS, type ListName } from './lists.ts'
import type { SixMonths } from './six-months.ts'

export interface Checked {
  readonly lists: AnnexA
  readonly window: SixMonths
}

/** Tells of one break of a rule, at the items that do not agree. */
export type Found = (child: string | undefined, ...places: readonly ItemPlace[]) => void

/** Ofsted numbers no rules, so each is known by a name. */
export interface AnnexARule extends DepartmentRule {
  check(checked: Checked, found: Found): void
}

export function at<E extends AnyEntry>({ part, line, written }: E, key: keyof E & string): ItemPlace {
  return { module: part, line, field: key, value: written[key] ?? null }
}

export function fieldsOf(part: string): Fields {
  const list: List | undefined = LIST_NAMES.map(name => LISTS[name]).find(({ number }) => part === `List ${number}`)
  return list?.fields ?? {}
}

/** A day or a text of an entry by the name of its item. */
export const dayAt = (entry: AnyEntry, key: string): Day | undefined => {
  const value: unknown = entry[key]
  return typeof value === 'string' ? value : undefined
}

/** Whom an entry is about; undefined of adopters. */
export const childOf = (entry: AnyEntry): string | undefined => dayAt(entry, 'childId')

export const entriesIn = (lists: AnnexA, name: ListName): readonly AnyEntry[] => lists[name] ?? []

/** Every entry of every list that there is. */
export function* allEntries({ lists }: Checked): Generator<{ readonly name: ListName; readonly entry: AnyEntry }> {
  for (const name of LIST_NAMES) for (const entry of entriesIn(lists, name)) yield { name, entry }
}

export const rule = (
  code: string,
  words: { readonly wrong: string; readonly remedy: string; readonly severity?: 'error' | 'query' },
  check: AnnexARule['check'],
): AnnexARule => ({ code, severity: 'query', ...words, check })

/** A rule about each row of one list. */
export const each =
  <L extends ListName>(
    name: L,
    check: (entry: EntryOf<L>, found: Found, checked: Checked) => void,
  ): AnnexARule['check'] =>
  (checked, found) => {
    for (const entry of checked.lists[name] ?? []) check(entry as EntryOf<L>, found, checked)
  }

/** The entries of a list by child. */
export function byChild<T extends { readonly childId: string | undefined }>(
  entries: readonly T[] | undefined,
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const entry of entries ?? []) {
    if (entry.childId === undefined) continue
    const same = found.get(entry.childId)
    if (same) same.push(entry)
    else found.set(entry.childId, [entry])
  }
  return found
}
