import type { EntryRow } from './field.ts'

/** All that a row says, to see whether two are the same. */
export const writtenAsOne = ({ part, written }: EntryRow): string =>
  JSON.stringify([part, ...Object.entries(written).flat()])

/** Each row once. */
export function withoutRepeats<T extends EntryRow>(entries: readonly T[]): readonly T[] {
  return [...new Map(entries.map(entry => [writtenAsOne(entry), entry])).values()]
}
