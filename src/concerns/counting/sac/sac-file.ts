import { type CsvCell, writeCsv } from '#platform/csv.ts'
import { SAC_KINDS, SAC_TABLES, type SacTable } from './sac-layout.ts'

/** One cell of the collection, in the codes of our records. */
export interface SacCount {
  readonly table_reference: string
  readonly kind: string
  readonly category: string
  readonly subcategory: string
  readonly count: number
}

export interface SacArea {
  readonly name: string
  /** the code of the Office for National Statistics; undefined where it is not recorded */
  readonly onsCode: string | undefined
}

const HEADINGS = [
  'GEOGRAPHY',
  'COUNCIL_TYPE',
  'REGION_CODE',
  'REGION_NAME',
  'ONS_CODE',
  'LA_CODE',
  'LA_NAME',
  'TABLE_REFERENCE',
  'ENQUIRY_TYPE',
  'CATEGORY',
  'SUBCATEGORY',
  'VALUE',
]
const MISSING = '[x]'
const WITHHELD = '[c]'
const FEWEST_SHOWN = 5

/** The disclosure control of the collection: fewer than 5 are withheld, all else is rounded to the nearest 5, halves up. */
export const disclosed = (count: number): string =>
  count < FEWEST_SHOWN ? WITHHELD : String(Math.floor((count * 2 + FEWEST_SHOWN) / (2 * FEWEST_SHOWN)) * FEWEST_SHOWN)

/** Tables SG1 to SG5 in the layout in which they are published. A table that cannot be counted says why, and has no zeros. */
export function sacFile(counts: readonly SacCount[], area: SacArea, isUnrounded = false): string {
  const held = new Map(counts.map(each => [keyOf(each), each.count]))
  const place = ['Local Authority', MISSING, MISSING, MISSING, area.onsCode ?? MISSING, MISSING, area.name]
  const shown = (count: number): string => (isUnrounded ? String(count) : disclosed(count))
  const rows = SAC_TABLES.flatMap(table =>
    table.missing === undefined
      ? cellsOf(table).map(cell => [...place, ...cell.words, shown(held.get(cell.key) ?? 0)])
      : [[...place, table.reference, MISSING, table.missing, '', MISSING]],
  )
  return writeCsv(HEADINGS, rows)
}

function cellsOf({
  reference,
  kinds,
  categories,
  subcategories = { '': '' },
}: SacTable): { key: string; words: CsvCell[] }[] {
  return kinds.flatMap(kind =>
    Object.entries(categories).flatMap(([category, words]) =>
      Object.entries(subcategories).map(([subcategory, more]) => ({
        key: keyOf({ table_reference: reference, kind, category: category, subcategory }),
        words: [reference, SAC_KINDS[kind], words, more],
      })),
    ),
  )
}

const keyOf = ({ table_reference, kind, category, subcategory }: Omit<SacCount, 'count'>): string =>
  [table_reference, kind, category, subcategory].join('|')
