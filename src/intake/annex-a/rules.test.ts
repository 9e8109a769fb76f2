import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePeriod } from '#indicators'
import { annexA } from './annex-a.ts'
import { RULES } from './rules.ts'
import { type MadeLists, madeLists, writeLists } from './testing/made-lists.ts'

const facts = { period: parsePeriod('2024-03-31'), today: Temporal.PlainDate.from('2024-06-02'), ownArea: undefined }
const on = (day: string) => Temporal.PlainDate.from(day)

type Slip = (lists: MadeLists) => void
const change =
  (list: keyof MadeLists, index: number, values: MadeLists['need'][number]): Slip =>
  lists =>
    Object.assign(lists[list][index] ?? {}, values)

/** One slip for each rule; nothing else is wrong with the lists. */
const SLIPS: Readonly<Record<string, Slip>> = {
  'days-out-of-order': change('assessments', 0, { authorisedOn: on('2023-10-01') }),
  'day-after-the-lists': change('care', 0, { dentistOn: on('2024-04-02') }),
  'before-the-six-months': change('contacts', 0, { contactOn: on('2023-09-30') }),
  'conference-on-a-day-off': change('enquiries', 0, { conferenceOn: on('2023-11-19') }),
  'born-on-two-days': change('plans', 0, { bornOn: on('2012-04-05') }),
  'sex-differs': change('need', 0, { sex: 'Male' }),
  'age-differs': change('careLeavers', 0, { age: 17 }),
  'grown-up': change('contacts', 2, { bornOn: on('2005-12-11'), age: 18.3 }),
  'long-before-birth': change('earlyHelp', 0, { bornOn: on('2024-10-01'), age: -0.5 }),
  'ended-without-reason': change('need', 1, { closureReason: null }),
  'reason-without-end': change('care', 0, { ceasedReason: 'E4A' }),
  'conference-held-though-unnecessary': change('enquiries', 0, { wasUnnecessary: 'Yes' }),
  'outcome-without-conference': change('enquiries', 2, { ledToPlan: 'Yes' }),
  'status-and-closure-differ': change('need', 1, { status: 'c) Child in need plan' }),
  'interview-accepted-not-offered': change('care', 0, { wasOfferedInterview: 'N', acceptedInterview: 'Y' }),
  'interview-without-missing-episode': change('care', 0, { missingEpisodes: 0 }),
  'referrals-count-themselves': lists => {
    lists.referrals = Array.from({ length: 20 }, (_, day) => ({
      ...lists.referrals[0],
      referredOn: on('2023-10-02').add({ days: day }),
      earlierReferrals: 1,
    }))
  },
  'row-repeated': lists => lists.contacts.push({ ...lists.contacts[1] }),
  'twice-on-one-day': lists => lists.contacts.push({ ...lists.contacts[1], source: 'g) 3A: Health services' }),
  'person-twice': lists => lists.careLeavers.push({ ...lists.careLeavers[0], activity: 'G5' }),
  'open-twice': lists => lists.need.push({ ...lists.need[3], startedOn: on('2020-06-03') }),
  'referral-without-contact': lists => lists.contacts.splice(2, 1),
  'enquiry-not-in-need': lists => lists.need.splice(1, 1),
  'plan-not-in-need': change('plans', 1, { childId: 'A199' }),
  'care-not-in-need': change('care', 0, { childId: 'A198' }),
  'status-without-plan': change('plans', 0, { endedOn: on('2024-03-30') }),
  'status-without-care': change('care', 0, { ceasedOn: on('2024-03-30'), ceasedReason: 'E4A' }),
  'plan-not-begun': change('plans', 0, { beganOn: on('2023-11-19') }),
  'adoption-of-nobody-in-care': change('adoptions', 0, { adoptedOn: null }),
  'family-without-adopters': change('adoptions', 0, { familyId: 'F2' }),
}

const found = async (slip: Slip) => {
  const lists = madeLists()
  slip(lists)
  const { issues } = await annexA.check(await writeLists(lists), facts)
  return issues.filter(issue => issue.severity !== 'note')
}

test('lists that agree with each other break no rule', async () => {
  assert.deepEqual(await found(() => {}), [])
})

for (const { code, wrong, remedy } of RULES)
  test(`the rule ${code} is broken by its slip, with the place and how to put it right`, async () => {
    const slip = SLIPS[code]
    assert.ok(slip, 'there is no slip for it')
    const issues = (await found(slip)).filter(issue => issue.rule === code)
    assert.ok(issues.length > 0)
    for (const issue of issues) {
      assert.equal(issue.message, `${wrong} ${remedy}`)
      assert.match(issue.module ?? '', /^List \d+$/)
      assert.match(issue.letter ?? '', /^[A-Z]+$/)
      assert.ok(issue.row !== null && issue.row > 1)
    }
  })
