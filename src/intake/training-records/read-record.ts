import { parseDay } from '#platform/day.ts'
import { agencyFinder } from '../agency-finder.ts'
import type { Facts, FileRecord } from '../format.ts'
import { fault, type Issue } from '../issue.ts'
import { LEVELS, SETTINGS, STATUS_NAMES, STATUSES, type Status } from './codes.ts'
import { readPeople } from './read-people.ts'
import type { TrainingRecord } from './training-record.ts'

/** Reads rows against what is known; faults are added to `issues`, and a row with one gives nothing. */
export function recordReader(facts: Facts, issues: Issue[]) {
  const findAgency = agencyFinder(facts)
  return ({ row, cells }: FileRecord): TrainingRecord | undefined => {
    const { course = '', date = '', session = '', agency: agencyName = '' } = cells
    const where = { row, record: `${course} ${date}`.trim() }
    const before = issues.length
    if (course === '')
      issues.push(fault('no-course', 'There is no course. Write its title.', { ...where, field: 'course' }))
    const on = readDay(date, facts, where, issues)
    const status = oneOf('status', cells, STATUS_NAMES, where, issues)
    const level = oneOf('level', cells, LEVELS, where, issues) ?? ''
    const setting = oneOf('setting', cells, SETTINGS, where, issues) ?? ''
    const agency = agencyName === '' ? undefined : findAgency(agencyName, where)
    if (agency && 'issue' in agency) issues.push(agency.issue)
    if (agencyName === '' && facts.ownAgencyId !== undefined)
      issues.push(
        fault('no-agency', 'You may send records of your own agency only. Write its name in each row.', {
          ...where,
          field: 'agency',
        }),
      )
    const taken: Status = status === undefined ? 'delivered' : STATUSES[status]
    const people = readPeople(cells, taken, where, issues)
    if (!on || issues.slice(before).some(({ severity }) => severity === 'error')) return undefined
    const agencyId = agency && 'agency' in agency ? agency.agency.id : undefined
    return { row, on, course, session, status: taken, level, setting, agencyId, ...people }
  }
}

const FIRST_YEAR = 2000

export interface Where {
  readonly row: number
  readonly record: string
}

function readDay(text: string, { today }: Facts, where: Where, issues: Issue[]): Temporal.PlainDate | undefined {
  const at = { ...where, field: 'date', value: text }
  const on = parseDay(text)
  if (!on) {
    const message = `“${text}” is not a day. Accepted: 2023-11-20, 20/11/2023 or 20 November 2023.`
    issues.push(fault('day-not-understood', message, at))
  } else if (on.year < FIRST_YEAR) {
    issues.push(fault('long-ago', `Nothing from before ${FIRST_YEAR} is counted. Is the year right?`, at))
  } else if (Temporal.PlainDate.compare(on, today) > 0)
    issues.push(fault('in-the-future', 'This day has not come yet. Send the session once it was held.', at))
  return on
}

/** One of a list of words, however its letters are written; undefined where nothing stands. */
function oneOf<T extends string>(
  field: string,
  cells: FileRecord['cells'],
  accepted: readonly T[],
  where: Where,
  issues: Issue[],
): T | undefined {
  const text = cells[field] ?? ''
  if (text === '') return undefined
  const wanted = text
    .toLowerCase()
    .replace(/^level\s*/, '')
    .replace(/\s+/g, ' ')
  const found = accepted.find(each => each === wanted)
  if (found === undefined)
    issues.push(
      fault(`unknown-${field}`, `“${text}” is not a ${field}. Accepted: ${accepted.join(', ')}, or nothing.`, {
        ...where,
        field,
        value: text,
      }),
    )
  return found
}
