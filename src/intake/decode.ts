import { fault, type Issue, note } from './issue.ts'

export const MOST_BYTES = 20_000_000
const SAVE_AS = 'In Excel choose “Save as”, then “CSV UTF-8 (comma delimited)”.'

/** The text of a file as it was sent, whatever the program that saved it. Undefined when it holds no text we can read. */
export function decode(content: Uint8Array): { text: string | undefined; issues: Issue[] } {
  const refused = (...issues: Issue[]) => ({ text: undefined, issues })
  if (content.length === 0)
    return refused(
      fault('empty-file', 'The file is empty. Send a file with a heading row and at least one row below it.'),
    )
  if (content.length > MOST_BYTES)
    return refused(
      fault(
        'too-large',
        `The file has ${megabytes(content.length)} MB; at most ${megabytes(MOST_BYTES)} MB are accepted. Split it, or leave out columns that are not in the template.`,
      ),
    )
  if (isSpreadsheetOrZip(content))
    return refused(fault('not-csv', `This is a workbook or an archive, not a CSV file. ${SAVE_AS}`))
  const { text, issues } = toText(content)
  const nul = text.indexOf('\0')
  if (nul !== -1)
    return refused(
      fault(
        'nul-byte',
        `The file holds bytes of value zero, which text never has: it may be damaged or not be text at all. ${SAVE_AS}`,
        {
          row: text.slice(0, nul).split('\n').length,
        },
      ),
    )
  return { text, issues }
}

function toText(content: Uint8Array): { text: string; issues: Issue[] } {
  const [first, second] = content
  if (first === 0xff && second === 0xfe) return utf16('utf-16le', content)
  if (first === 0xfe && second === 0xff) return utf16('utf-16be', content)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(content), issues: [] }
  } catch {
    const text = new TextDecoder('windows-1252').decode(content)
    const message = `The file is not UTF-8. It was read as Windows-1252, as older Excel saves it: look whether names such as “Children’s” came out right. ${SAVE_AS}`
    return { text, issues: [note('windows-1252', message)] }
  }
}

const utf16 = (encoding: string, content: Uint8Array): { text: string; issues: Issue[] } => ({
  text: new TextDecoder(encoding).decode(content),
  issues: [note('utf-16', `The file is saved as UTF-16 (“Unicode text”) and was read as such. ${SAVE_AS}`)],
})

const isSpreadsheetOrZip = ([a, b, c, d]: Uint8Array): boolean =>
  (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')
