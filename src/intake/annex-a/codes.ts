import { plainWords } from '#platform/workbook/cell.ts'
import data from './codes.json' with { type: 'json' }

export type CodeListName = keyof typeof data

interface Coded {
  readonly code: string
  readonly words: string
  readonly also?: readonly string[]
}

const LISTS: Readonly<Record<CodeListName, readonly Coded[]>> = data

/** By code and by every way of writing it. */
const KNOWN = new Map(
  Object.entries(LISTS).map(([name, list]) => [
    name,
    new Map(
      list.flatMap(({ code, words, also = [] }) =>
        [code, words, ...also].map(written => [bare(written), code] as const),
      ),
    ),
  ]),
)

/** The code of "q) 6: Police", "6 - Police", "Police" and "6" alike; undefined where none is written there. */
export function codeIn(list: CodeListName, text: string): string | undefined {
  const known = KNOWN.get(list)
  const written = text.replace(LETTER, '')
  const [, head = '', tail = ''] = CODE_AND_WORDS.exec(written) ?? []
  return known?.get(bare(written)) ?? known?.get(bare(head)) ?? known?.get(bare(tail))
}

export const codesOf = (list: CodeListName): readonly string[] =>
  LISTS[list].map(({ code, words }) => `${code} (${words})`)

/** "q) " before what stands in a list to choose from, "p1) " where one came later. */
const LETTER = /^\s*\(?[a-z]\d?\)\s*/i
const CODE_AND_WORDS = /^\s*([a-z]{0,4}\d{0,2}[a-z]?)\s*[:–-]\s*(.+)$/i

function bare(text: string): string {
  return plainWords(text).replace(/[^a-z0-9&]/g, '')
}
