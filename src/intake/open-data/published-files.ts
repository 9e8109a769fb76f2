import { readdirSync, readFileSync } from 'node:fs'
import { readTable } from '../read-file.ts'
import type { OpenDataFile } from './read-data-set.ts'

const FOLDER = new URL('published/', import.meta.url)

export interface PublishedFile {
  readonly data: OpenDataFile
  readonly meta: OpenDataFile
}

const read = (name: string): OpenDataFile => ({ name, content: readFileSync(new URL(name, FOLDER)) })
export const metadataName = (dataName: string): string => dataName.replace(/\.csv$/i, '.meta.csv')

/** The open data that come with the program; the population first, as rates rest on it. */
export const publishedFiles = (): readonly PublishedFile[] =>
  readdirSync(FOLDER)
    .filter(name => name.endsWith('.csv') && !name.endsWith('.meta.csv'))
    .map(name => ({ data: read(name), meta: read(metadataName(name)) }))

/** The metadata that come with the program for data of the same columns, whatever year its file is named after. */
export function knownMetadata(data: OpenDataFile): OpenDataFile | undefined {
  const columns = new Set(headingOf(data))
  return readdirSync(FOLDER)
    .filter(name => name.endsWith('.meta.csv'))
    .map(read)
    .find(meta => {
      const [, ...described] = readTable(meta.content).table?.rows.map(row => row.cells[0] ?? '') ?? []
      return described.length > 0 && described.every(name => columns.has(name))
    })
}

// The heading is the first line: a file of a million rows is not read twice.
const headingOf = ({ content }: OpenDataFile): readonly string[] => {
  const end = content.indexOf(10)
  return (
    readTable(content.subarray(0, end === -1 ? content.length : end)).table?.heading.cells.map(name => name.trim()) ??
    []
  )
}
