import { authorityNamed, forceOf, isForceNamed, type PoliceForce } from '#indicators'
import { thousands } from '#platform/thousands.ts'
import type { Facts, FileRecord, Reading } from '../format.ts'
import { FoundInRows } from '../found-in-rows.ts'
import { fault, hasFaults, type Issue, note, warning } from '../issue.ts'
import { CRIME_TYPES } from './crime-types.ts'
import { figuresOfStreet } from './street-figures.ts'

/** A record with only what is counted. */
export interface StreetRecord {
  /** "2024-03" */
  readonly month: string
  readonly type: string
  /** Undefined where none is named. */
  readonly smallArea: { readonly code: string; readonly name: string } | undefined
  /** ONS code of the authority in whose area it lies; undefined where that is not known. */
  readonly authority: string | undefined
}

const MONTH = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/
const SMALL_AREA = /^[EW]01\d{6}$/
const NOTHING: Omit<Reading, 'issues'> = { observations: [], targets: [], qualityNotes: [], footnotes: [] }

/** Counts a file by month, type and small area. */
export function readStreet(records: readonly FileRecord[], facts: Facts): Reading {
  const force = facts.ownArea === undefined ? undefined : forceOf(facts.ownArea)
  if (facts.ownArea === undefined || !force)
    return {
      ...NOTHING,
      issues: [
        fault(
          'no-own-area',
          'The partnership is not set to the area of an English council, so nobody can say which force is its own. The operator sets it.',
        ),
      ],
    }
  const found = new FoundInRows()
  const street = records.flatMap(record => readRecord(record, { force, today: facts.today }, found) ?? [])
  const issues = found.list()
  if (hasFaults(issues)) return { ...NOTHING, issues }
  return { ...NOTHING, ...figuresOfStreet(street, facts.ownArea), issues: [...issues, ...notesOf(records, street)] }
}

interface About {
  readonly force: PoliceForce
  readonly today: Temporal.PlainDate
}

function readRecord({ row, cells }: FileRecord, about: About, issues: FoundInRows): StreetRecord | undefined {
  const [month = '', type = '', by = ''] = ['Month', 'Crime type', 'Reported by'].map(name => cells[name])
  const [code = '', name = ''] = ['LSOA code', 'LSOA name'].map(each => cells[each])
  const found = faultIn({ month, type, by, code, name }, about)
  if (found) {
    issues.tell({ ...found, row })
    return undefined
  }
  if (code === '') return { month, type, smallArea: undefined, authority: undefined }
  const place = name.replace(/\s+\d{3}[A-Z]{1,2}$/, '')
  return { month, type, smallArea: { code, name }, authority: authorityNamed(place)?.code }
}

type Cells = Readonly<Record<'month' | 'type' | 'by' | 'code' | 'name', string>>

function faultIn({ month, type, by, code, name }: Cells, { force, today }: About): Issue | undefined {
  if (!MONTH.test(month))
    return fault('month-not-understood', `“${month}” is not a month. Accepted: a month such as 2024-03.`, {
      field: 'Month',
      value: month,
    })
  if (month > today.toString().slice(0, 7))
    return fault('in-future', 'This month has not come yet.', { field: 'Month', value: month })
  if (!isForceNamed(force, by))
    return fault(
      'other-force',
      `This is of ${by === '' ? 'no force' : by}. The area of the partnership is policed by ${force.name}: send the file of that force, since the counts of two files of one month would take each other’s place.`,
      { field: 'Reported by', value: by },
    )
  if (type === '')
    return fault('no-type', 'There is no type of crime. Send the file as data.police.uk has it.', {
      field: 'Crime type',
    })
  if (code === '' ? name !== '' : !SMALL_AREA.test(code) || name === '')
    return fault(
      'small-area-not-understood',
      'The code of a small area and its name belong together: E01014370 and such a name as Bath and North East Somerset 007A, or nothing in both.',
      { field: 'LSOA code', value: code },
    )
  return undefined
}

/** What must be known to read the counts. */
function notesOf(records: readonly FileRecord[], street: readonly StreetRecord[]): Issue[] {
  const known = new Set<string>(CRIME_TYPES)
  const others = [...new Set(street.map(({ type }) => type))].filter(type => !known.has(type))
  const ids = records.flatMap(({ cells }) => cells['Crime ID'] || [])
  const repeated = ids.length - new Set(ids).size
  const unplaced = street.filter(({ smallArea }) => !smallArea).length
  const nowhere = new Set(
    street.flatMap(({ smallArea, authority }) => (smallArea && !authority ? [smallArea.name] : [])),
  )
  return [
    unplaced > 0 &&
      warning(
        'no-location',
        `${thousands(unplaced)} of ${thousands(street.length)} records name no small area. They count for the force and for no area, and their number is shown.`,
      ),
    others.length > 0 &&
      warning(
        'other-type',
        `Types that data.police.uk did not have before: ${others.join(', ')}. They are counted under that name.`,
      ),
    nowhere.size > 0 &&
      warning(
        'place-not-known',
        `${thousands(nowhere.size)} small areas are of councils that are not known here, such as ${[...nowhere][0]}. They count for the force only.`,
      ),
    repeated > 0 &&
      note(
        'number-repeated',
        `${thousands(repeated)} records bear the number of another. They are counted as they stand, as data.police.uk counts them.`,
      ),
  ].filter(issue => issue !== false)
}
