import { ENGLAND, findArea, todaysCode } from '#indicators'
import { fault, type Issue, warning } from '../issue.ts'

export type Level = 'National' | 'Regional' | 'Local authority'

export interface Place {
  readonly level: Level
  /** ONS code, of today where only the code changed. */
  readonly area: string
}

// Levels of the standard of which Kith compares nothing: their rows are left out with a note.
const OTHER_LEVELS = [
  'Local authority district',
  'English devolved area',
  'Local enterprise partnership',
  'Local skills improvement plan area',
  'MAT',
  'Mayoral combined authority',
  'Multi academy trust',
  'Opportunity area',
  'Parliamentary constituency',
  'Planning area',
  'Police force area',
  'Provider',
  'RSC region',
  'School',
  'Sponsor',
  'Ward',
  'Institution',
]

const CODE_COLUMN: Readonly<Record<Level, string>> = {
  National: 'country_code',
  Regional: 'region_code',
  'Local authority': 'new_la_code',
}
const isLevel = (text: string): text is Level => text in CODE_COLUMN

/** Columns that say where a row is about. */
export const isPlaceColumn = (name: string): boolean =>
  /^(country|region|old_la|new_la|la|lad|ward|pcon|pfa|lep|lsip|mca|mayoral_combined_authority|english_devolved_area|opportunity_area|planning_area|local_enterprise_partnership|rsc_region_lead|school|provider|institution|trust|sponsor|multi_academy_trust)_(code|name|urn|laestab|ukprn|id)$/.test(
    name,
  ) || name === 'geographic_level'

/** The place of a row; undefined for a level that is left out, and where a fault was found. */
export function readPlace(
  cells: Readonly<Record<string, string>>,
  row: number,
  issues: Issue[],
): Place | 'left-out' | undefined {
  const level = cells['geographic_level'] ?? ''
  if (OTHER_LEVELS.includes(level)) return 'left-out'
  if (!isLevel(level)) {
    const message = `“${level}” is not a level of place that the standard knows. Accepted, for example: National, Regional, Local authority.`
    issues.push(fault('unknown-level', message, { row, field: 'geographic_level', value: level }))
    return undefined
  }
  const field = CODE_COLUMN[level]
  const code = (cells[field] ?? '').trim()
  const where = { row, field, value: code }
  // "x" and "z" stand for places without a code, such as those overseas.
  if (code === 'x' || code === 'z') return 'left-out'
  if (!/^[EKNSW]\d{8}$/.test(code)) {
    issues.push(
      fault('area-code', `“${code}” is not an ONS code. It has a letter and eight digits, such as ${ENGLAND}.`, where),
    )
    return undefined
  }
  checkArea(level, code, cells['old_la_code'] ?? '', where, issues)
  return { level, area: todaysCode(code) }
}

function checkArea(
  level: Level,
  code: string,
  oldCode: string,
  where: { row: number; field: string; value: string },
  issues: Issue[],
): void {
  const area = findArea(code)
  if (!area)
    issues.push(
      warning('unknown-area', `${code} is no area that Kith knows. Its figures are kept under that code.`, where),
    )
  else if (level === 'Local authority' && oldCode !== '' && area.oldCode !== oldCode)
    issues.push(
      warning(
        'codes-disagree',
        `The old code of ${area.name} (${code}) is ${area.oldCode ?? 'unknown'}, not ${oldCode}. The new code was followed.`,
        { ...where, field: 'old_la_code', value: oldCode },
      ),
    )
}
