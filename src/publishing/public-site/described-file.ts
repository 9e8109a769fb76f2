import { type DescribedTable, descriptorPath, readTableDescription } from '../open-data/csvw.ts'

/** A data file of a release, with what its description says of it. */
export interface DescribedFile {
  readonly table: DescribedTable
  /** "tables/table-6-1" */
  readonly stem: string
  /** "tables/table-6-1.csv-metadata.json" */
  readonly descriptor: string
  readonly byteCount: number
}

const ENDING = descriptorPath('')

/** Those of the standard first; the tables in the order of their numbers. */
export function describedFiles(
  descriptions: readonly { readonly name: string; readonly json: string }[],
  files: readonly { readonly name: string; readonly byteCount: number }[],
): DescribedFile[] {
  const sizes = new Map(files.map(({ name, byteCount }) => [name, byteCount]))
  return descriptions
    .map(({ name, json }) => {
      const descriptor = name.slice('data/'.length)
      const stem = descriptor.slice(0, -ENDING.length)
      return { table: readTableDescription(json), stem, descriptor, byteCount: sizes.get(`data/${stem}.csv`) ?? 0 }
    })
    .sort(
      (a, b) =>
        Number(b.table.isStandard) - Number(a.table.isStandard) ||
        a.stem.localeCompare(b.stem, 'en', { numeric: true }),
    )
}
