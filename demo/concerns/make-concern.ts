import {
  type About,
  type Channel,
  entitlementOf,
  type LateCause,
  type Location,
  type Pathway,
  type Source,
  UNKNOWN_INDIVIDUAL,
} from '#concerns'
import { asReported } from './as-reported.ts'
import {
  type DayNumber,
  dayNumber,
  isWorkingDay,
  type Moment,
  millisecondsOf,
  minutesAfter,
  plainDay,
  workingDaysAfter,
} from './calendar.ts'
import type { Chance } from './chance.ts'
import type { ConcernsFile } from './concerns-file.ts'
import { decisionDue, feedbackDue, receiptDue } from './due-days.ts'
import { newReference } from './enquiry-life.ts'
import type { ConcernLife, DecisionLife, EnquiryLife, FeedbackLife, PauseLife, RestrictionLife } from './life.ts'
import type { InventedPerson, InventedProvider, World } from './people.ts'
import { DECISION_CAUSES, inventReasons } from './reasons.ts'
import { ADULT_SOURCES, CHILD_SOURCES, inventReferrer, type Raised } from './referrers.ts'
import { pickAdultStory, pickChildStory, storyTeller } from './story.ts'

export const PORTAL_OPENED: DayNumber = dayNumber('2023-11-27')

export interface Scene {
  readonly file: ConcernsFile
  readonly world: World
  /** each reference that was given */
  readonly references: Set<string>
}

export interface Outline {
  readonly about: About
  readonly received: Moment
  readonly person: InventedPerson
  /** the individual that it begins with; that of the person when they were not known before */
  readonly ownIndividualId: string
  readonly pathway: Pathway
  readonly decidedOn: DayNumber
  /** nobody ever saw that it is somebody known already */
  readonly staysUnlinked?: boolean
  readonly pause?: PauseLife
  readonly lateCause?: LateCause
  readonly isUnidentified?: boolean
  /** changed from this pathway: the first decision was another */
  readonly change?: { readonly pathway: Pathway; readonly on: DayNumber }
  readonly restriction?: RestrictionLife
  readonly conflicted?: string
  /** raised by one named, whatever chance would say */
  readonly raisedBy?: { readonly source: Source; readonly agency?: string; readonly provider?: InventedProvider }
  readonly makeEnquiry?: (started: Moment, lead: string) => EnquiryLife
}

export function makeConcern(scene: Scene, chance: Chance, outline: Outline): ConcernLife {
  const { about, received, person } = outline
  const { source, agency, provider } = raiserOf(scene, chance, outline)
  const channel = channelOf(chance, source, received.day)
  const { referrer, sender } = inventReferrer(chance, scene.file, person, { source, channel, agency, provider })
  const happened = whatHappened(scene, chance, outline)
  const clock = decisionDue(about, received.day)
  const dueOn = outline.pause ? workingDaysAfter(clock.dueOn, workingDaysIn(outline.pause)) : clock.dueOn
  const worker = workerOf(scene, chance, about, outline.conflicted)
  const decision = decide(chance, outline, { dueOn, worker })
  const firstLook = firstLookAt(chance, received, decision.at)
  const isKnown = outline.ownIndividualId !== person.individualId
  const reported = outline.isUnidentified ? { ...UNKNOWN_INDIVIDUAL, sex: person.sex } : asReported(chance, person)
  return {
    concernId: chance.id(millisecondsOf(received)),
    reference: newReference(chance, scene.references, about === 'adult' ? 'AC' : 'CC', plainDay(received.day).year),
    about,
    received,
    person,
    ownIndividualId: outline.ownIndividualId,
    reported,
    linked: isKnown && !outline.staysUnlinked ? firstLook : undefined,
    channel,
    source,
    sourceAgency: agency,
    sourceProviderId: provider?.providerId,
    ...happened,
    referrer,
    sender,
    worker,
    taken: decision.at.day - received.day > 0 || chance.is(0.5) ? firstLook : undefined,
    note: noteOf(chance, firstLook, decision.at),
    clockRule: clock.rule,
    firstDueOn: clock.dueOn,
    dueOn,
    pause: outline.pause,
    decision,
    change: changeOf(chance, outline, worker, decision),
    feedback:
      received.day < PORTAL_OPENED
        ? []
        : feedbackOf(chance, received, decision, entitlementOf(referrer), referrer.mailIsSafe),
    enquiry: outline.makeEnquiry?.(decision.at, worker),
    restriction: outline.restriction,
    conflicted: outline.conflicted,
  }
}

function workingDaysIn({ fromOn, toOn }: PauseLife): number {
  let count = 0
  for (let day = fromOn + 1; day <= toOn; day++) if (isWorkingDay(day)) count++
  return count
}

function raiserOf(
  { file, world }: Scene,
  chance: Chance,
  { about, person, received, raisedBy, pathway }: Outline,
): Omit<Raised, 'channel'> {
  if (raisedBy) return { agency: undefined, provider: undefined, ...raisedBy }
  const source = chance.weighted(about === 'child' ? CHILD_SOURCES : ADULT_SOURCES[person.setting])
  // Anonymous reports came with the portal: nobody had written them down as a kind before.
  if (source === 'anonymous' && received.day < PORTAL_OPENED)
    return { source: 'other', agency: undefined, provider: undefined }
  const provider = sourceProvider(world, chance, source, person)
  const neverMeets =
    source === 'housing' && pathway === 'not-met' && about === 'adult' ? file.stories?.neverMeets : undefined
  const agency = about === 'child' && source === 'council-social-care' ? undefined : file.agencies[source]
  return { source, provider, agency: neverMeets ?? provider?.agency ?? agency }
}

function sourceProvider(
  { providers }: World,
  chance: Chance,
  source: Source,
  person: InventedPerson,
): InventedProvider | undefined {
  const own =
    person.providerId &&
    Object.values(providers)
      .flat()
      .find(each => each.providerId === person.providerId)
  const anyOf = (list: readonly InventedProvider[] | undefined) =>
    list && list.length > 0 ? chance.pick(list) : undefined
  switch (source) {
    case 'residential-home':
    case 'nursing-home':
      return own || anyOf(providers[source])
    case 'day-service':
      return person.setting === 'supported-living'
        ? own || anyOf(providers['supported-living'])
        : anyOf(providers['day-service'])
    case 'home-care':
      return anyOf(providers['home-care'])
    case 'hospital':
      return chance.is(0.7) ? anyOf(providers.hospital) : undefined
    default:
      return undefined
  }
}

const BEFORE_PORTAL = { phone: 62, letter: 31, 'in-person': 7 }
const SINCE_PORTAL = { portal: 86, phone: 9, letter: 3, 'in-person': 2 }

function channelOf(chance: Chance, source: Source, on: DayNumber): Channel {
  if (source === 'council-social-care') return chance.is(0.6) ? 'own-staff' : on < PORTAL_OPENED ? 'phone' : 'portal'
  return chance.weighted<Channel>(on < PORTAL_OPENED ? BEFORE_PORTAL : SINCE_PORTAL)
}

const HOSPITALS = { 'acute-hospital': 76, 'mental-health-hospital': 14, 'community-hospital': 10 }

function whatHappened(
  { world }: Scene,
  chance: Chance,
  { about, person, received, pathway }: Outline,
): Pick<ConcernLife, 'types' | 'location' | 'providerId' | 'risk' | 'inBrief' | 'answers'> {
  const tell = storyTeller(chance, person.sex)
  if (about === 'child') {
    const story = pickChildStory(chance, Math.floor((received.day - person.bornOn) / 365.25))
    const words = [story.brief, ...story.more].map(tell)
    return {
      types: story.types,
      location: chance.is(0.8) ? 'own-home' : 'not-known',
      providerId: undefined,
      risk: ['known-to-individual'],
      inBrief: words[0] ?? '',
      answers: answersOf(chance, words, tell),
    }
  }
  const { story, place } = pickAdultStory(chance, person.setting)
  const words = [story.brief, ...story.more.filter(() => chance.is(0.85))].map(tell)
  const location = locationOf(chance, place)
  return {
    types: pathway === 'screened-out' ? [] : story.types,
    location,
    providerId: person.providerId ?? serviceAt(world, chance, place, story.risk === 'service-provider'),
    risk: [story.risk],
    inBrief: pathway === 'screened-out' ? chance.pick(NO_MATTER) : (words[0] ?? ''),
    answers: pathway === 'screened-out' ? {} : answersOf(chance, words, tell),
  }
}

const NO_MATTER = [
  'Asked how to get a care assessment for a parent.',
  'Unhappy that the carer came an hour late, once.',
  'Wanted to know who pays for a handrail.',
  'A quarrel between neighbours about a fence.',
  'Reported a street light that is out near the sheltered flats.',
  'Asked for a copy of a care plan.',
  'Wanted a blue badge form and had rung the wrong number.',
]

function locationOf(chance: Chance, place: ReturnType<typeof pickAdultStory>['place']): Location {
  switch (place) {
    case 'own-home':
      return chance.is(0.97) ? 'own-home' : 'not-known'
    case 'supported-living':
      return chance.is(0.75) ? 'own-home' : 'community-service'
    case 'no-home':
      return 'in-the-community'
    case 'community':
      return chance.is(0.6) ? 'in-the-community' : 'community-service'
    case 'hospital':
      return chance.weighted<Location>(HOSPITALS)
    default:
      return place
  }
}

function serviceAt({ providers }: World, chance: Chance, place: string, isService: boolean): string | undefined {
  if (!isService) return undefined
  const list = providers[place === 'hospital' ? 'hospital' : place === 'community' ? 'day-service' : 'home-care'] ?? []
  return list.length > 0 ? chance.pick(list).providerId : undefined
}

const WANTS = [
  'To stay at home and to feel safe there.',
  '“I want somebody here at night.”',
  'For it to stop, and nobody to be in trouble.',
  'To see more of the family.',
  'To move somewhere else.',
  'Could not say; the family asks that somebody look at the care.',
  'To have the money back.',
  'To be asked before things are decided.',
  'Has not been asked yet.',
]
const SAFE = [
  'Yes. Family are staying for now.',
  'Yes, in hospital until the week is out.',
  'Staff are keeping watch.',
  'Not sure. Nobody is there at night.',
  'Yes, for today.',
  'No.',
]
const DONE = [
  'Told the manager, who has changed the rota.',
  'Rang the surgery for a visit.',
  'Told the police.',
  'Wrote it in the notes and on a body map.',
  'Stayed until help came.',
  'Nothing yet.',
]

function answersOf(chance: Chance, words: readonly string[], tell: (text: string) => string): Record<string, string> {
  return {
    'what-happened': words.join(' '),
    'what-they-want': tell(chance.pick(WANTS)),
    'safe-now': chance.pick(SAFE),
    'done-so-far': chance.pick(DONE),
    consent: chance.is(0.68) ? 'yes' : 'no',
  }
}

function workerOf({ file }: Scene, chance: Chance, about: About, not: string | undefined): string {
  const team = file.teams.find(each => each.about === about)
  const able = team?.practitioners.filter(name => name !== not) ?? []
  return able.length > 0 ? chance.pick(able) : (team?.manager ?? '')
}

function firstLookAt(chance: Chance, received: Moment, decided: Moment): Moment {
  const isDay = isWorkingDay(received.day) && received.minute < 16 * 60 && received.minute >= 8 * 60
  const look = isDay
    ? minutesAfter(received, chance.between(12, 75))
    : { day: workingDaysAfter(received.day, 1), minute: chance.between(9 * 60, 10 * 60) }
  const isBefore = look.day < decided.day || (look.day === decided.day && look.minute < decided.minute)
  return isBefore ? look : { day: decided.day, minute: decided.minute - 5 }
}

function decide(
  chance: Chance,
  outline: Outline,
  { dueOn, worker }: { dueOn: DayNumber; worker: string },
): DecisionLife {
  const { decidedOn, received, pathway, person, lateCause } = outline
  const earliest = decidedOn === received.day ? received.minute + 30 : 9 * 60
  const isInTime = decidedOn <= dueOn
  return {
    at: { day: decidedOn, minute: chance.between(earliest, Math.max(earliest, 17 * 60)) },
    by: worker,
    pathway,
    ...inventReasons(chance, pathway, person.supportReason),
    isInTime,
    lateCause: isInTime ? undefined : (lateCause ?? chance.weighted(DECISION_CAUSES)),
    lateNote: '',
  }
}

function changeOf(
  chance: Chance,
  { change, person }: Outline,
  by: string,
  first: DecisionLife,
): DecisionLife | undefined {
  if (!change) return undefined
  const { pathway, on } = change
  return {
    ...first,
    ...inventReasons(chance, pathway, person.supportReason),
    at: { day: on, minute: 11 * 60 },
    by,
    pathway,
    reason: `What came in since changes it. ${inventReasons(chance, pathway, person.supportReason).reason}`,
  }
}

const NOTES = [
  ['phoned', 'Telephoned the person', 'They agreed that we look into it, and named somebody to speak to.'],
  ['phoned', 'Telephoned whoever raised it', 'They told what they saw again, and will send the notes of the day.'],
  ['asked', 'Asked the provider for records', 'Care notes and the rota of that week.'],
  ['visited', 'Visited with the nurse', 'Spoke alone for twenty minutes.'],
  ['asked', 'Asked the police what is known', 'They will come back to us.'],
] as const

function noteOf(chance: Chance, after: Moment, before: Moment): ConcernLife['note'] {
  if (before.day <= after.day || !chance.is(0.35)) return undefined
  const [, words, note] = chance.pick(NOTES)
  return { at: { day: after.day, minute: Math.min(after.minute + chance.between(10, 90), 1090) }, words, note }
}

function feedbackOf(
  chance: Chance,
  received: Moment,
  decision: DecisionLife,
  entitlement: string,
  isMailed: boolean,
): FeedbackLife[] {
  if (entitlement === 'nothing') return []
  const how = isMailed ? 'mail' : 'phone'
  const told =
    entitlement === 'need-to-know'
      ? `${decision.told} If you disagree, answer within ten working days and say why.`
      : 'We received what you told us and have looked at it. Thank you.'
  const receiptGiven = isMailed
    ? { day: received.day, minute: Math.min(received.minute + 2, 1439) }
    : firstWorking(chance, received, chance.is(0.9) ? 1 : 2)
  const delay = chance.next()
  const days = delay < 0.55 ? 0 : delay < 0.78 ? 1 : delay < 0.87 ? 2 : chance.between(3, 8)
  const given = days === 0 ? minutesAfter(decision.at, 8) : firstWorking(chance, decision.at, days)
  return [
    {
      kind: 'receipt',
      from: received,
      dueOn: receiptDue(received.day).dueOn,
      given: receiptGiven,
      how,
      told: 'We have what you told us. Keep the reference.',
    },
    {
      kind: 'decision',
      from: decision.at,
      dueOn: feedbackDue(decision.at.day).dueOn,
      given: chance.is(0.015) ? undefined : given,
      how,
      told,
    },
  ]
}

const firstWorking = (chance: Chance, from: Moment, days: number): Moment => ({
  day: workingDaysAfter(from.day, days),
  minute: chance.between(9 * 60, 16 * 60),
})
