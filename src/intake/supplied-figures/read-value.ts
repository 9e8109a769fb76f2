import { equals, formatShort, type Measure, type ObservedValue, parseExact, roundTo, valueOfParts } from '#indicators'
import type { FileRecord } from '../format.ts'
import { fault, type Issue, note, warning } from '../issue.ts'
import { printedDecimals, readSupplied } from './supplied-value.ts'

export interface ReadValue {
  readonly value: ObservedValue
  readonly remark: 'printed-both-ways' | 'printed-differs' | undefined
  readonly body: string
}

/** The value of a row with its base, and what must be said of it. */
export function readValue(
  measure: Measure,
  cells: FileRecord['cells'],
  where: { row: number; record: string },
  issues: Issue[],
): ReadValue | undefined {
  const { value: printed = '', unit = '', numerator = '', denominator = '' } = cells
  const read = readSupplied(printed, unit, measure)
  const at = { ...where, field: 'value', value: printed }
  if ('message' in read) {
    issues.push(fault('value-not-understood', read.message, at))
    return undefined
  }
  if (read.remark === 'in-words') issues.push(note('in-words', 'This is not a number. It is kept as words.', at))
  if (read.remark === 'printed-both-ways')
    issues.push(warning('printed-both-ways', 'This was printed in two ways. Both are kept.', at))
  if (read.observed.state === 'disputed')
    issues.push(
      warning(
        'disputed',
        'Two figures are printed. Both are kept, and the figure is shown as disputed until one is corrected.',
        at,
      ),
    )
  const plain = {
    value: read.observed,
    remark: read.remark === 'printed-both-ways' ? read.remark : undefined,
    body: 'Printed in two ways: which is right is not known.',
  }
  return numerator === '' && denominator === ''
    ? plain
    : withBase(measure, plain, { numerator, denominator, printed }, where, issues)
}

function withBase(
  measure: Measure,
  read: ReadValue,
  printed: { numerator: string; denominator: string; printed: string },
  where: { row: number; record: string },
  issues: Issue[],
): ReadValue | undefined {
  const [n, d] = [parseExact(printed.numerator), parseExact(printed.denominator)]
  if (!n || !d || d.numerator <= 0n) {
    const message = 'A base is two numbers, the numerator and a denominator above 0, or nothing in both columns.'
    issues.push(
      fault('base-not-understood', message, {
        ...where,
        field: n ? 'denominator' : 'numerator',
        value: n ? printed.denominator : printed.numerator,
      }),
    )
    return undefined
  }
  const value = valueOfParts(measure.form, n, d)
  const observed: ObservedValue = { state: 'value', value, numerator: n, denominator: d }
  if (read.value.state !== 'value' || equals(roundTo(value, printedDecimals(printed.printed)), read.value.value))
    return { ...read, value: observed }
  const body = `Printed as ${printed.printed}; ${printed.numerator} of ${printed.denominator} makes ${formatShort(value, 2)}.`
  issues.push(
    warning('printed-differs', `${body} The figure is what its own numbers make; what was printed is kept beside it.`, {
      ...where,
      field: 'value',
      value: printed.printed,
    }),
  )
  return { value: observed, remark: 'printed-differs', body }
}
