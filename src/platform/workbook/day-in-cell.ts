import type { Cell } from './cell.ts'

export type DateSystem = '1900' | '1904'

/** 30 December 1899: Excel counts a 29 February 1900 that never was, so that from 1 March 1900 on this is day 0. */
const DAY_0_OF_1900 = Temporal.PlainDate.from('1899-12-30')
const DAY_0_OF_1904 = Temporal.PlainDate.from('1904-01-01')
const FIRST_SERIAL = 61
/** 31 December 9999, the last day that Excel knows. */
const LAST_SERIAL = 2_958_465
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day that a cell says: a day, a serial number of Excel, or text as people in England write a day. */
export function dayIn(cell: Cell, dates: DateSystem = '1900'): Temporal.PlainDate | undefined {
  switch (cell.kind) {
    case 'time':
      return cell.at.toPlainDate()
    case 'number':
      return dayOfSerial(cell.number, dates)
    case 'text':
      return dayInText(cell.text, dates)
    case 'empty':
    case 'error':
      return undefined
  }
}

/** 44090 is 16 September 2020; what is behind the point is the time of day. */
export function dayOfSerial(serial: number, dates: DateSystem = '1900'): Temporal.PlainDate | undefined {
  const days = Math.floor(serial)
  if (dates === '1904') return days >= 0 && days <= LAST_SERIAL - 1_462 ? DAY_0_OF_1904.add({ days }) : undefined
  return days >= FIRST_SERIAL && days <= LAST_SERIAL ? DAY_0_OF_1900.add({ days }) : undefined
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/
const IN_NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/
const IN_WORDS = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*[ ,-]+(\d{4})$/i
const SERIAL = /^\d{5}(?:\.\d+)?$/

function dayInText(text: string, dates: DateSystem): Temporal.PlainDate | undefined {
  const iso = ISO.exec(text)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const numbers = IN_NUMBERS.exec(text)
  if (numbers) return dayOf(numbers[3], numbers[2], numbers[1])
  const words = IN_WORDS.exec(text)
  if (words) return dayOf(words[3], MONTHS.indexOf((words[2] ?? '').toLowerCase()) + 1, words[1])
  return SERIAL.test(text) ? dayOfSerial(Number(text), dates) : undefined
}

type Part = string | number | undefined

function dayOf(year: Part, month: Part, day: Part): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
