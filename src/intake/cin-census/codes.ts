import data from './codes.json' with { type: 'json' }

interface Code {
  readonly code: string
  readonly words?: string
  /** The first census year that has it; without one, all. */
  readonly since?: number
  /** Census years whose list leaves it out. */
  readonly notIn?: readonly number[]
}

export type CodeListName = keyof typeof data.lists
const LISTS: Readonly<Record<CodeListName, readonly Code[]>> = data.lists

/** The codes that each list had in one census year, the year of the reference date. */
export type CodesOfYear = Readonly<Record<CodeListName, ReadonlySet<string>>>

/** The lists as they stood in a year; of years before 2021 and after 2026, those of the nearest that is known. */
export function codesOf(year: number): CodesOfYear {
  const known = Math.min(Math.max(year, data.firstYear), data.lastYear)
  const list = (name: CodeListName): ReadonlySet<string> =>
    new Set(
      LISTS[name]
        .filter(({ since = data.firstYear, notIn = [] }) => since <= known && !notIn.includes(known))
        .map(({ code }) => code),
    )
  return {
    UPNunknown: list('UPNunknown'),
    Sex: list('Sex'),
    Ethnicity: list('Ethnicity'),
    Disability: list('Disability'),
    ReferralSource: list('ReferralSource'),
    CategoryOfAbuse: list('CategoryOfAbuse'),
    PrimaryNeedCode: list('PrimaryNeedCode'),
    ReasonForClosure: list('ReasonForClosure'),
    AssessmentFactors: list('AssessmentFactors'),
  }
}
