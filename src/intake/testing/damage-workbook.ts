import { readZip, writeZip } from '#platform/zip.ts'
import { damage } from './damage.ts'

/** A workbook of which one part, or the archive itself, is damaged; the same numbers give the same damage. */
export function damageWorkbook(content: Buffer, [which = 0, ...numbers]: readonly number[]): Buffer {
  const files = readZip(content, { mostFiles: 100, mostBytes: 20_000_000 })
  if ('rule' in files || which % 10 === 0) return damage(content, numbers)
  const damaged = which % files.length
  return writeZip(
    files.map(({ path, content: part }, index) => ({
      name: path,
      content: index === damaged ? damage(Buffer.from(part), numbers) : part,
    })),
  )
}
