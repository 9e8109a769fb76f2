import { codesInYear, type ListedCode } from '../code-lists.ts'
import data from './codes.json' with { type: 'json' }

export type CodeListName = keyof typeof data.lists
const LISTS: Readonly<Record<CodeListName, readonly ListedCode[]>> = data.lists

/** The codes that each list had in one census year, the year of the reference date. */
export type CodesOfYear = Readonly<Record<CodeListName, ReadonlySet<string>>>

/** The lists as they stood in a year; of years before 2021 and after 2026, those of the nearest that is known. */
export function codesOf(year: number): CodesOfYear {
  const list = (name: CodeListName): ReadonlySet<string> => codesInYear(LISTS[name], data, year)
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
