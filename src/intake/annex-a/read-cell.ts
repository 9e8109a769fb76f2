import { type Cell, plainWords } from '#platform/workbook/cell.ts'
import { type DateSystem, dayIn } from '#platform/workbook/day-in-cell.ts'
import type { Day } from '../record-day.ts'
import { codeIn } from './codes.ts'
import type { Field } from './field.ts'

export type Value = string | number | boolean | Day

export type CellReading =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'nothing' }
  /** Something stands there that is not what belongs there. */
  | { readonly kind: 'not-understood' }
  | { readonly kind: 'error' }

const NOTHING: CellReading = { kind: 'nothing' }
const NOT_UNDERSTOOD: CellReading = { kind: 'not-understood' }
const value = (read: Value | undefined): CellReading =>
  read === undefined ? NOT_UNDERSTOOD : { kind: 'value', value: read }

/** How systems write that there is nothing. */
const WRITTEN_NOTHING = new Set([
  '-',
  '--',
  'n/a',
  'na',
  'null',
  'none',
  'nan',
  'nil',
  'not applicable',
  'blank',
  '.',
  '?',
])

export function readCell(cell: Cell, field: Field, dates: DateSystem): CellReading {
  if (cell.kind === 'empty') return NOTHING
  // “#N/A” is what a look-up leaves where it found nothing.
  if (cell.kind === 'error') return cell.text === '#N/A' ? NOTHING : { kind: 'error' }
  const words = plainWords(cell.text)
  if (WRITTEN_NOTHING.has(words) && field.kind !== 'text') return NOTHING
  switch (field.kind) {
    case 'text':
      return WRITTEN_NOTHING.has(words) ? NOTHING : value(withoutFraction(cell.text))
    case 'day':
      return value(readDay(cell, dates))
    case 'count':
      return value(readCount(words))
    case 'age':
      return value(readAge(words))
    case 'yes-no':
      return readYesNo(words)
    case 'code':
      return value(codeIn(field.codes, withoutFraction(cell.text)))
  }
}

/** Earlier and later ones are slips: nobody in these lists was born before, and no day is planned after. */
const FIRST_DAY = '1900-01-01'
const LAST_DAY = '2099-12-31'

function readDay(cell: Cell, dates: DateSystem): Day | undefined {
  const day = dayIn(cell, dates)?.toString()
  return day !== undefined && day >= FIRST_DAY && day <= LAST_DAY ? day : undefined
}

/** An identifier or a code that went through a number comes back as "12345.0". */
const withoutFraction = (text: string): string => text.replace(/^(\d+)\.0+$/, '$1')

function readCount(words: string): number | undefined {
  const number = /^(\d{1,4})(?:\.0+)?$/.exec(words)?.[1]
  return number === undefined ? undefined : Number(number)
}

const MOST_YEARS = 130

function readAge(words: string): number | undefined {
  if (words.startsWith('unborn')) return 0
  const number = /^(-?\d{1,3}(?:\.\d+)?)(?: ?(?:y|yrs?|years?)\.?(?: old)?)?$/.exec(words)?.[1]
  return number !== undefined && Number(number) >= -1 && Number(number) <= MOST_YEARS ? Number(number) : undefined
}

const YES = new Set(['yes', 'y', 'true', '1'])
const NO = new Set(['no', 'n', 'false', '0'])
const UNKNOWN = new Set(['unknown', 'not known', 'not recorded', 'not stated', 'u'])

/** "a) Yes", "Yes - with conditions", "Y". */
function readYesNo(words: string): CellReading {
  const plain = words.replace(/^[a-z]\) ?/, '')
  const head = plain.split(/[ ,:-]/)[0] ?? ''
  if (YES.has(plain) || head === 'yes') return value(true)
  if (UNKNOWN.has(plain)) return NOTHING
  return NO.has(plain) || head === 'no' ? value(false) : NOT_UNDERSTOOD
}
