/** What stands in one cell, as its text and as what the workbook says that it is. */
export type Cell =
  | { readonly kind: 'empty'; readonly text: '' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly number: number }
  /** A number that the workbook shows as a day or a time; the text is ISO 8601. */
  | { readonly kind: 'time'; readonly text: string; readonly at: Temporal.PlainDateTime }
  /** `#N/A` and the like, and a formula whose result was not saved. */
  | { readonly kind: 'error'; readonly text: string }

export const EMPTY: Cell = { kind: 'empty', text: '' }

const ERRORS = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!)$/i

/** A cell with text: an error pasted as a value is one still. */
export function cellOf(text: string): Cell {
  const tidy = tidyText(text)
  if (tidy === '') return EMPTY
  return ERRORS.test(tidy) ? errorCell(tidy.toUpperCase()) : { kind: 'text', text: tidy }
}

export const errorCell = (text: string): Cell => ({ kind: 'error', text })

/** A percentage is stored as a share and read as it is shown: 0.45 as "45%". */
export const numberCell = (number: number, { isPercentage = false } = {}): Cell => ({
  kind: 'number',
  text: isPercentage ? `${shown(number * 100)}%` : shown(number),
  number,
})

// Excel keeps more digits than it shows: 0.1 + 0.2 is 0.3 to whoever typed it.
const shown = (number: number): string => String(Number(number.toPrecision(15)))

export function timeCell(at: Temporal.PlainDateTime): Cell {
  const isDay = at.hour === 0 && at.minute === 0 && at.second === 0
  return { kind: 'time', text: isDay ? at.toPlainDate().toString() : at.toString(), at }
}

/** Spaces that do not break, and those of no width, come with what is pasted from a page; nobody sees them. */
const tidyText = (text: string): string =>
  text
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/\u200b|\u200c|\u200d|\u2060|\ufeff/g, '')
    .trim()

/** Text to compare by: one space, small letters, straight quotes and hyphens. */
export const plainWords = (text: string): string =>
  tidyText(text)
    .replace(/[‘’‛′`´]/g, "'")
    .replace(/[“”‟″]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase()
