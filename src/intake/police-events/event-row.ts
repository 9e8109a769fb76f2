import { findArea, todaysCode } from '#indicators'
import type { FileRecord } from '../format.ts'
import { fault, type Issue } from '../issue.ts'
import { type Day, digits, isRealDay } from '../record-day.ts'

const YES = new Set(['yes', 'y', 'true', '1'])
const NO = new Set(['no', 'n', 'false', '0'])
const OLDEST = 120
/** Nobody sends records of before. */
const FIRST_YEAR = 1990

/** A row as it is read: what cannot be read is told of, and the row then makes no event. */
export class EventRow {
  readonly #record: FileRecord
  readonly #tell: (issue: Issue) => void
  #isGood = true

  constructor(record: FileRecord, tell: (issue: Issue) => void) {
    this.#record = record
    this.#tell = tell
  }

  get isGood(): boolean {
    return this.#isGood
  }

  get row(): number {
    return this.#record.row
  }

  text(field: string): string {
    return this.#record.cells[field] ?? ''
  }

  /** Says what is wrong with a field. */
  refuse(rule: string, field: string, message: string): void {
    this.#isGood = false
    this.#tell(
      fault(rule, message, {
        row: this.#record.row,
        record: this.text('reference') || null,
        field,
        value: this.text(field),
      }),
    )
  }

  /** What must stand there and may be anything. */
  given(field: string, missing: string): string {
    const text = this.text(field)
    if (text === '') this.refuse('not-given', field, missing)
    return text
  }

  day(field: string): Day | undefined {
    const text = this.text(field)
    const day = readDay(text)
    if (day === undefined)
      this.refuse(
        'day-not-understood',
        field,
        text === ''
          ? 'There is no day. Without one the record belongs to no month. Accepted: a day such as 2024-03-31 or 31/03/2024.'
          : `“${text}” is not a day since ${FIRST_YEAR}. Accepted: a day such as 2024-03-31 or 31/03/2024.`,
      )
    return day
  }

  /** Undefined where nothing stands there. */
  answer(field: string): boolean | undefined {
    const text = this.text(field).toLowerCase()
    if (text === '') return undefined
    if (YES.has(text)) return true
    if (!NO.has(text))
      this.refuse('not-yes-or-no', field, `“${this.text(field)}” is neither yes nor no. Accepted: yes, no, or nothing.`)
    return false
  }

  /** A whole number; undefined where nothing stands there. */
  number(field: string, { most, words }: { readonly most: number; readonly words: string }): number | undefined {
    const text = this.text(field)
    if (text === '') return undefined
    const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
    if (value <= most) return value
    this.refuse(
      'number-not-understood',
      field,
      `“${text}” is not ${words}. Accepted: a whole number from 0 to ${most}.`,
    )
    return undefined
  }

  age(field: string): number | undefined {
    return this.number(field, { most: OLDEST, words: 'an age in years' })
  }

  /** The code of today; undefined where no beat is recorded. */
  area(): string | undefined {
    const text = this.text('area_code')
    if (text === '') return undefined
    if (isElsewhere(text)) return text.toUpperCase()
    if (findArea(text)?.level === 'local-authority') return todaysCode(text.toUpperCase())
    this.refuse(
      'area-not-known',
      'area_code',
      `“${text}” is not the ONS code of a council that is responsible for children’s social care. Accepted: a code such as E06000022, that of the county where there are districts; nothing where no beat is recorded.`,
    )
    return undefined
  }
}

/** A council of Wales or Scotland: somewhere else, wherever it is. */
const isElsewhere = (code: string): boolean => /^[WS]\d{8}$/i.test(code)

/** "31/03/2024", "2024-03-31", and either with a time behind it. */
export function readDay(text: string): Day | undefined {
  const [day = ''] = text.split(/[ T]/, 1)
  const isIso = day[4] === '-' && day[7] === '-'
  if (day.length !== 10 || !(isIso || (day[2] === '/' && day[5] === '/'))) return undefined
  const [year, month, date] = isIso
    ? [digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10)]
    : [digits(day, 6, 10), digits(day, 3, 5), digits(day, 0, 2)]
  if (year < FIRST_YEAR || !isRealDay(year, month, date)) return undefined
  return isIso ? day : `${day.slice(6)}-${day.slice(3, 5)}-${day.slice(0, 2)}`
}
