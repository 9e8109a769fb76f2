import { codesInYear, type ListedCode } from '../code-lists.ts'
import data from './codes.json' with { type: 'json' }

export type CodeListName = keyof typeof data.lists
const LISTS: Readonly<Record<CodeListName, readonly ListedCode[]>> = data.lists

/** Whether a list of the year has a code; what is missing is in no list. */
export type HasCode = (list: CodeListName, code: string | undefined) => boolean

/** The lists of the year that ends on 31 March of the one given. */
export function codesOf(year: number): HasCode {
  const known = new Map<CodeListName, ReadonlySet<string>>()
  return (list, code) => {
    let codes = known.get(list)
    if (!codes) {
      codes = codesInYear(LISTS[list], data, year)
      known.set(list, codes)
    }
    return code !== undefined && codes.has(code)
  }
}
