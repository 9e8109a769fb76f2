import type { AnyEntry } from '../field.ts'
import type { ListName } from '../lists.ts'
import { isInCare, isOpenNeed, isOpenPlan } from '../open-on.ts'
import { type AnnexARule, allEntries, at, byChild, childOf, dayAt, rule } from '../rule.ts'
import { withoutRepeats, writtenAsOne } from '../written-as-one.ts'

/** A second row of these is a second event only on another day. */
const EVENTS: Readonly<Partial<Record<ListName, string>>> = {
  contacts: 'contactOn',
  referrals: 'referredOn',
  assessments: 'startedOn',
  enquiries: 'startedOn',
  plans: 'beganOn',
  care: 'startedOn',
}
/** One row for each person. */
const PEOPLE: Readonly<Partial<Record<ListName, string>>> = {
  careLeavers: 'childId',
  adoptions: 'childId',
  adopters: 'adopterId',
}

export const repeatRules: readonly AnnexARule[] = [
  rule(
    'row-repeated',
    { wrong: 'This row stands above already, the same in every column.', remedy: 'Take it out. It is counted once.' },
    (checked, found) => {
      const seen = new Set<string>()
      for (const { name, entry } of allEntries(checked)) {
        const row = writtenAsOne(entry)
        if (seen.has(row)) found(childOf(entry), at(entry, keyOf(name)))
        else seen.add(row)
      }
    },
  ),
  rule(
    'twice-on-one-day',
    {
      wrong: 'The same child has two of these on one day.',
      remedy: 'Take one of the rows out if they are the same event. Both are counted.',
    },
    (checked, found) => {
      const seen = new Map<string, AnyEntry>()
      for (const { name, entry } of allEntries(checked)) {
        const key = EVENTS[name]
        const [child, on] = [childOf(entry), key === undefined ? undefined : dayAt(entry, key)]
        if (key === undefined || child === undefined || on === undefined) continue
        const before = seen.get(`${name} ${child} ${on}`)
        if (!before) seen.set(`${name} ${child} ${on}`, entry)
        else if (writtenAsOne(before) !== writtenAsOne(entry)) found(child, at(before, key), at(entry, key))
      }
    },
  ),
  rule(
    'person-twice',
    {
      wrong: 'The same person stands in the list twice.',
      remedy: 'Leave one row for each person. The person is counted once.',
    },
    (checked, found) => {
      const seen = new Set<string>()
      for (const { name, entry } of allEntries(checked)) {
        const key = PEOPLE[name]
        const person = key === undefined ? undefined : dayAt(entry, key)
        if (key === undefined || person === undefined) continue
        if (seen.has(`${name} ${person}`)) found(childOf(entry), at(entry, key))
        else seen.add(`${name} ${person}`)
      }
    },
  ),
  rule(
    'open-twice',
    {
      wrong: 'The same child is in the list twice and both are open.',
      remedy: 'Close one of them or take it out. The child is counted once.',
    },
    ({ lists, window }, found) => {
      const open = [
        ...byChild(lists.need?.filter(it => isOpenNeed(it, window.ends))).values(),
        ...byChild(lists.plans?.filter(it => isOpenPlan(it, window.ends))).values(),
        ...byChild(lists.care?.filter(it => isInCare(it, window.ends))).values(),
      ]
      for (const entries of open)
        for (const entry of withoutRepeats<AnyEntry>(entries).slice(1)) found(childOf(entry), at(entry, 'childId'))
    },
  ),
]

const keyOf = (name: ListName): string => (name === 'adopters' ? 'adopterId' : 'childId')
