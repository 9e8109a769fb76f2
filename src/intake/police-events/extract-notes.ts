import { thousands } from '#platform/thousands.ts'
import { type Issue, note, warning } from '../issue.ts'
import { type Month, monthsInWords } from './coverage.ts'
import { EVENT_TABLE_WORDS, type EventTable } from './event.ts'
import type { ReadTable } from './read-extract.ts'

/** What a record may leave open, and how it is then counted. */
const NOT_SAID: Readonly<Partial<Record<EventTable, string>>> = {
  'missing-episodes':
    'do not say whether the child is looked after. They count as reports, and not as missing from care.',
  'flagged-crimes':
    'do not say how old the victim was, or have no person as victim. They are in no figure of child victims.',
  custody: 'do not say whether the child was charged and detained. They count as arrests only.',
}

/** What must be known to read the figures of a table. */
export function notesOf({ table, months, events, coversForce }: ReadTable): Issue[] {
  const at = { module: table }
  const words = EVENT_TABLE_WORDS[table]
  const count = (is: (event: ReadTable['events'][number]) => boolean) => events.filter(is).length
  const some = (number: number) => `Of ${words}, ${thousands(number)} of ${thousands(events.length)}`
  const held = new Set(events.map(({ month }) => month))
  const empty = months.filter(month => !held.has(month))
  const unplaced = count(({ area }) => area === undefined)
  const unlinked = table === 'protection-powers' ? count(({ marks }) => !marks.includes('linked')) : 0
  const notSaid = count(each => !each.isWhole)
  return [
    unplaced > 0 &&
      warning(
        'no-area',
        `${some(unplaced)} cannot be given to an area. They count for the force and for no area, and their number is shown.`,
        at,
      ),
    unlinked > 0 &&
      warning(
        'no-linked-record',
        `${some(unlinked)} lead to no child’s record and no strategy discussion. Their number is shown.`,
        at,
      ),
    notSaid > 0 && warning('not-said', `${some(notSaid)} ${NOT_SAID[table] ?? ''}`, at),
    empty.length > 0 &&
      warning(
        'empty-month',
        `Nothing at all in ${monthsInWords(empty)} among ${words}: read as none. If those months were left out, say the months with the file.`,
        at,
      ),
    !coversForce &&
      note('own-area-only', `No record of ${words} lies in another area, so nothing is counted for the force.`, at),
  ].filter(issue => issue !== false)
}

export function notesOfMonths(over: readonly Month[], running: readonly Month[]): Issue[] {
  const covered = note(
    'months-covered',
    `Read as all records of ${monthsInWords(over)}: each month takes the place of what was sent for it before.`,
  )
  if (running.length === 0) return [covered]
  return [
    covered,
    warning(
      'month-not-over',
      `${monthsInWords(running)} had not ended when this was sent, so its records were left out. Send them once it is over.`,
    ),
  ]
}
