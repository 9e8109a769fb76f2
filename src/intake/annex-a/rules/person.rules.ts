import type { ItemPlace } from '../../department-rule.ts'
import type { Day } from '../../record-day.ts'
import type { AnyEntry } from '../field.ts'
import type { ListName } from '../lists.ts'
import { type AnnexARule, allEntries, at, type Checked, childOf, dayAt, type Found, rule } from '../rule.ts'

/** What happens to a child under 18. */
const WHILE_A_CHILD: Readonly<Partial<Record<ListName, string>>> = {
  contacts: 'contactOn',
  referrals: 'referredOn',
  enquiries: 'startedOn',
  plans: 'beganOn',
  care: 'startedOn',
}
/** What may be about a child who is not born yet, so many months before. */
const UNBORN_MONTHS: Readonly<Partial<Record<ListName, readonly [string, number]>>> = {
  contacts: ['contactOn', 10],
  earlyHelp: ['startedOn', 10],
  referrals: ['referredOn', 10],
  assessments: ['startedOn', 10],
  enquiries: ['startedOn', 10],
  need: ['startedOn', 10],
  plans: ['beganOn', 10],
  care: ['startedOn', 0],
  adoptions: ['enteredCareOn', 0],
}

const bornOn = (entry: AnyEntry): Day | undefined => dayAt(entry, 'bornOn')
const move = (day: Day, duration: Temporal.DurationLike): Day => Temporal.PlainDate.from(day).add(duration).toString()

/** Tells of the rows of a child that say something else than the first that says anything. */
function differing(key: string, { checked, found }: { checked: Checked; found: Found }): void {
  const first = new Map<string, { said: unknown; place: ItemPlace }>()
  for (const { entry } of allEntries(checked)) {
    const child = childOf(entry)
    const said: unknown = entry[key]
    if (child === undefined || said === undefined) continue
    const before = first.get(child)
    if (!before) first.set(child, { said, place: at(entry, key) })
    else if (before.said !== said) found(child, before.place, at(entry, key))
  }
}

export const personRules: readonly AnnexARule[] = [
  rule(
    'born-on-two-days',
    {
      wrong: 'The child has another date of birth in another place.',
      remedy: 'Give one date of birth in all lists; or these are two children, who need identifiers of their own.',
    },
    (checked, found) => differing('bornOn', { checked, found }),
  ),
  rule(
    'sex-differs',
    { wrong: 'The child’s sex or gender is another in another place.', remedy: 'Give the same in all lists.' },
    (checked, found) => differing('sex', { checked, found }),
  ),
  rule(
    'age-differs',
    {
      wrong: 'The age is not that of somebody born on this day, on the day of the lists.',
      remedy: 'Correct the date of birth or the age. Ages are not counted here.',
    },
    (checked, found) => {
      for (const { entry } of allEntries(checked)) {
        const born = bornOn(entry)
        const age: unknown = entry['age']
        if (born === undefined || typeof age !== 'number') continue
        const days = Temporal.PlainDate.from(born).until(checked.window.ends).days
        // An age in whole years is up to a year less than the exact one.
        if (Math.abs(days / 365.25 - age) > 1.05) found(childOf(entry), at(entry, 'bornOn'), at(entry, 'age'))
      }
    },
  ),
  rule(
    'grown-up',
    {
      wrong: 'The person was 18 already.',
      remedy: 'Correct the date of birth or the day, or leave the row out.',
    },
    (checked, found) => {
      for (const { name, entry } of allEntries(checked)) {
        const [born, key] = [bornOn(entry), WHILE_A_CHILD[name]]
        const on = key === undefined ? undefined : dayAt(entry, key)
        if (born !== undefined && key !== undefined && on !== undefined && on >= move(born, { years: 18 }))
          found(childOf(entry), at(entry, 'bornOn'), at(entry, key))
      }
    },
  ),
  rule(
    'long-before-birth',
    {
      wrong: 'This was long before the child was born.',
      remedy: 'Correct the date of birth or the day.',
    },
    (checked, found) => {
      for (const { name, entry } of allEntries(checked)) {
        const [key, months] = UNBORN_MONTHS[name] ?? []
        const born = bornOn(entry)
        const on = key === undefined ? undefined : dayAt(entry, key)
        if (born !== undefined && key !== undefined && on !== undefined && on < move(born, { months: -(months ?? 0) }))
          found(childOf(entry), at(entry, 'bornOn'), at(entry, key))
      }
    },
  ),
]
