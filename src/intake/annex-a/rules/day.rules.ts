import { workingDays } from '#platform/working-days.ts'
import { type Day, isAfter, isBefore } from '../../record-day.ts'
import type { ListName } from '../lists.ts'
import { type AnnexARule, allEntries, at, childOf, dayAt, each, entriesIn, fieldsOf, rule } from '../rule.ts'

type Order = readonly [ListName, earlier: string, later: string]

/** Of each two, the first cannot come after the second. */
const ORDERS: readonly Order[] = [
  ['earlyHelp', 'startedOn', 'completedOn'],
  ['assessments', 'startedOn', 'authorisedOn'],
  ['enquiries', 'startedOn', 'conferenceOn'],
  ['need', 'startedOn', 'lastSeenOn'],
  ['need', 'startedOn', 'closedOn'],
  ['plans', 'beganOn', 'endedOn'],
  ['plans', 'beganOn', 'reviewedOn'],
  ['care', 'startedOn', 'ceasedOn'],
  ['care', 'startedOn', 'placedOn'],
  ['care', 'startedOn', 'legalStatusOn'],
  ['care', 'placedOn', 'ceasedOn'],
  ['adoptions', 'enteredCareOn', 'decidedOn'],
  ['adoptions', 'decidedOn', 'orderedOn'],
  ['adoptions', 'matchedOn', 'placedOn'],
  ['adoptions', 'placedOn', 'adoptedOn'],
  ['adoptions', 'decidedOn', 'reversedOn'],
  ['adopters', 'enquiredOn', 'stage1On'],
  ['adopters', 'stage1On', 'stage1EndedOn'],
  ['adopters', 'stage1EndedOn', 'stage2On'],
  ['adopters', 'stage2On', 'stage2EndedOn'],
  ['adopters', 'appliedOn', 'approvedOn'],
  ['adopters', 'approvedOn', 'matchedOn'],
  ['adopters', 'matchedOn', 'placedOn'],
  ['adopters', 'placedOn', 'adoptedOn'],
]

/** These may lie ahead of the day on which lists are made. */
const MAY_LIE_AHEAD = new Set(['bornOn', 'conferenceOn'])

/** When a row left its list: lists hold what is open, and what ended in the six months. */
const LEAVES: Readonly<Partial<Record<ListName, string>>> = {
  contacts: 'contactOn',
  earlyHelp: 'completedOn',
  referrals: 'referredOn',
  assessments: 'authorisedOn',
  need: 'closedOn',
  plans: 'endedOn',
  care: 'ceasedOn',
}

function isDayOff(day: Day): boolean {
  const date = Temporal.PlainDate.from(day)
  const calendar = workingDays('england-and-wales')
  const isKnown = date.year >= calendar.firstLoadedYear && date.year <= calendar.lastLoadedYear
  return isKnown && !calendar.isWorkingDay(date)
}

export const dayRules: readonly AnnexARule[] = [
  rule(
    'days-out-of-order',
    {
      wrong: 'One of these two days comes before the other, which cannot be so.',
      remedy: 'Correct whichever of them is wrong.',
    },
    (checked, found) => {
      for (const [name, earlier, later] of ORDERS)
        for (const entry of entriesIn(checked.lists, name))
          if (isAfter(dayAt(entry, earlier), dayAt(entry, later)))
            found(childOf(entry), at(entry, earlier), at(entry, later))
    },
  ),
  rule(
    'day-after-the-lists',
    {
      wrong: 'This day is later than the day to which the lists go.',
      remedy: 'Correct the day, or send the lists with their right day.',
    },
    (checked, found) => {
      for (const { entry } of allEntries(checked))
        for (const [key, { kind }] of Object.entries(fieldsOf(entry.part)))
          if (kind === 'day' && !MAY_LIE_AHEAD.has(key) && isAfter(dayAt(entry, key), checked.window.ends))
            found(childOf(entry), at(entry, key))
    },
  ),
  rule(
    'before-the-six-months',
    {
      wrong: 'This ended before the six months that the lists are about.',
      remedy: 'Leave the row out. It is not counted.',
    },
    (checked, found) => {
      for (const { name, entry } of allEntries(checked)) {
        const key = LEAVES[name]
        if (key !== undefined && isBefore(dayAt(entry, key), checked.window.begins))
          found(childOf(entry), at(entry, key))
      }
    },
  ),
  rule(
    'conference-on-a-day-off',
    {
      wrong: 'The initial conference was held on a weekend or a bank holiday.',
      remedy: 'Correct the day if it is wrong.',
    },
    each('enquiries', (it, found) => {
      if (it.conferenceOn !== undefined && isDayOff(it.conferenceOn)) found(it.childId, at(it, 'conferenceOn'))
    }),
  ),
]
