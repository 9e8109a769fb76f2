import { workingDays } from '#platform/working-days.ts'
import type { Child, Day, Episode } from './child.ts'

/** What of a census is kept in the open: days and counts, under a key that names nobody. */
export interface CensusRows {
  readonly episodes: EpisodeRow[]
  readonly enquiries: EnquiryRow[]
  readonly plans: PlanRow[]
}

export interface EpisodeRow {
  readonly childKey: string
  readonly referredOn: Day
  readonly closedOn: Day | undefined
  readonly ledToNothing: boolean
  /** Undefined for a case that is open, and in years whose census cannot say it. */
  readonly steppedDown: boolean | undefined
  readonly conferenceOn: Day | undefined
}

export interface EnquiryRow {
  readonly childKey: string
  readonly startedOn: Day
  readonly conferenceOn: Day | undefined
  readonly workingDays: number | undefined
}

export interface PlanRow {
  readonly childKey: string
  readonly beganOn: Day
  readonly endedOn: Day | undefined
  readonly earlierPlans: number
}

export const noRows = (): CensusRows => ({ episodes: [], enquiries: [], plans: [] })

/** Adds a child; one without an identifier, or a part without its first day, has broken a rule and is in no census that is accepted. */
export function addChild(rows: CensusRows, child: Child, keyOf: (id: string) => string): void {
  const id = child.identifiers.LAchildID
  if (id === undefined) return
  const childKey = keyOf(id)
  for (const episode of child.episodes) {
    if (episode.CINreferralDate === undefined) continue
    rows.episodes.push({
      childKey,
      referredOn: episode.CINreferralDate,
      closedOn: episode.CINclosureDate,
      ledToNothing: episode.ReferralNFA === true,
      steppedDown: steppedDown(episode),
      conferenceOn: episode.DateOfInitialCPC,
    })
    for (const { S47ActualStartDate: startedOn, DateOfInitialCPC: conferenceOn } of episode.enquiries)
      if (startedOn !== undefined)
        rows.enquiries.push({ childKey, startedOn, conferenceOn, workingDays: daysBetween(startedOn, conferenceOn) })
    for (const { CPPstartDate: beganOn, CPPendDate: endedOn, NumberOfPreviousCPP: earlier } of episode.protectionPlans)
      if (beganOn !== undefined) rows.plans.push({ childKey, beganOn, endedOn, earlierPlans: earlier ?? 0 })
  }
}

const REFERRED_TO_EARLY_HELP = 'RC9'
/** The first day of the first year with a code for it. */
const SAID_SINCE = '2022-04-01'

const steppedDown = ({ CINclosureDate: closedOn, ReasonForClosure: reason }: Episode): boolean | undefined =>
  closedOn === undefined || closedOn < SAID_SINCE ? undefined : reason === REFERRED_TO_EARLY_HELP

/** Undefined without a conference, or where bank holidays of those years are not loaded. */
function daysBetween(startedOn: Day, conferenceOn: Day | undefined): number | undefined {
  if (conferenceOn === undefined || conferenceOn < startedOn) return undefined
  const [from, to] = [Temporal.PlainDate.from(startedOn), Temporal.PlainDate.from(conferenceOn)]
  const calendar = workingDays('england-and-wales')
  const isLoaded = from.year >= calendar.firstLoadedYear && to.year <= calendar.lastLoadedYear
  return isLoaded ? calendar.between(from, to) : undefined
}
