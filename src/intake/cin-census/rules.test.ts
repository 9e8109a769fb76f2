import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCensusCheck } from './check-census.ts'
import { RULES } from './rules.ts'
import {
  censusXml,
  type DraftChild,
  type DraftEpisode,
  draftAssessment,
  draftChild,
  draftCinPlan,
  draftEnquiry,
  draftPlan,
  draftReferral,
} from './testing/draft-child.ts'

function rulesBrokenBy(content: string): Set<string> {
  const broken = new Set<string>()
  const reading = openCensusCheck(
    {
      finding: ({ rule }) => broken.add(rule.code),
      issue: issue => broken.add(issue.rule),
    },
    '2024-03-31',
  )
  reading.write(Buffer.from(content))
  assert.ok(reading.end())
  return broken
}

type Change = (parts: {
  child: DraftChild
  episode: DraftEpisode
  ids: Record<string, string>
  items: Record<string, string>
}) => void

function changed(change: Change): DraftChild {
  const child = draftChild()
  const [episode] = child.episodes
  assert.ok(episode)
  change({ child, episode, ids: child.identifiers, items: episode.items })
  return child
}

const [assessment, enquiry, plan, cinPlan] = [draftAssessment, draftEnquiry, draftPlan, draftCinPlan]
const close = (items: Record<string, string>, on = '2024-02-01', reason = 'RC7') =>
  Object.assign(items, { CINclosureDate: on, ReasonForClosure: reason })

/** For each rule, what a good record must be changed in to break it. */
const BREAKS: Readonly<Record<string, Change>> = {
  '8500': ({ ids }) => (ids['LAchildID'] = ''),
  '1570': ({ ids }) => (ids['LAchildID'] = 'A'.repeat(21)),
  '1580': ({ ids }) => (ids['LAchildID'] = 'A-1'),
  '4180': ({ ids }) => (ids['Sex'] = '2'),
  '8750': ({ ids }) => Object.assign(ids, { PersonBirthDate: '', ExpectedPersonBirthDate: '2024-04-20' }),
  '8520': ({ ids }) => (ids['PersonBirthDate'] = '2024-04-01'),
  '8525Q': ({ ids }) => (ids['PersonBirthDate'] = ''),
  '8530Q': ({ ids }) => (ids['ExpectedPersonBirthDate'] = '2024-02-29'),
  '8535Q': ({ ids }) => (ids['PersonDeathDate'] = '2012-06-13'),
  '8545Q': ({ ids }) => (ids['PersonDeathDate'] = '2024-04-01'),
  '8770Q': ({ ids }) => Object.assign(ids, { UPN: '', UPNunknown: 'UN1' }),
  '8772': ({ ids }) => (ids['UPNunknown'] = 'UN7'),
  '8775Q': ({ ids }) => (ids['PersonBirthDate'] = '1999-03-30'),
  '8590': ({ child }) => (child.episodes.length = 0),
  '1510': ({ ids }) => (ids['UPN'] = 'A800200012001'),
  '1530': ({ ids }) => (ids['UPN'] = 'A123456789123'),
  '1540': ({ ids }) => (ids['UPN'] = 'Z8002O0012001'),
  '1550': ({ ids }) => (ids['UPN'] = 'Z80020001200I'),
  '1560Q': ({ ids }) => (ids['FormerUPN'] = 'X98765432123B'),
  '4220': ({ child }) => (child.Ethnicity = 'WBR'),
  '8540': ({ child }) => (child.Disability = []),
  '8790': ({ child }) => (child.Disability = ['NONE', 'HEAR']),
  '8794': ({ child }) => (child.Disability = ['HEAR', 'HEAR']),
  '8600': ({ items }) => (items['CINreferralDate'] = '2024-04-01'),
  '8866': ({ items }) => (items['ReferralSource'] = '5E'),
  '8568': ({ items }) => (items['ReferralNFA'] = ''),
  '8569Q': ({ child }) => child.episodes.push(draftReferral('2023-03-30')),
  '8610': ({ items }) => (items['PrimaryNeedCode'] = ''),
  '8650': ({ items }) => (items['PrimaryNeedCode'] = 'NEG'),
  '8555Q': ({ ids }) => (ids['PersonDeathDate'] = '2023-05-01'),
  '8606': ({ items }) => (items['CINreferralDate'] = '2011-09-07'),
  '4000': ({ episode, items }) => {
    items['ReferralNFA'] = 'true'
    episode.cinPlans.push(cinPlan('2023-05-03'))
  },
  '8831': ({ items }) => (items['ReferralNFA'] = 'TRUE'),
  '8832': ({ items }) => (items['ReferralNFA'] = '1'),
  '8565': ({ items }) => close(items, '2023-06-19'),
  '8585Q': ({ items }) => close(items, '2024-02-01', 'RC2'),
  '8620': ({ items }) => close(items, '2024-04-01'),
  '8630': ({ items }) => close(items, '2023-05-01'),
  '8640': ({ items }) => close(items, '2024-02-01', 'RC10'),
  '8805': ({ items }) => close(items, '2024-02-01', ''),
  '8810': ({ items }) => close(items, '', 'RC7'),
  '8815': ({ child }) => child.episodes.push(draftReferral('2023-04-03', '0')),
  '8816': ({ child }) => child.episodes.push(draftReferral('2023-07-03')),
  '8820': ({ child }) => child.episodes.push(draftReferral('2023-07-03')),
  '8825Q': ({ episode, items }) => {
    close(items, '2024-02-01', 'RC9')
    episode.assessments = []
  },
  '2990': ({ items }) => close(items, '2024-02-01', 'RC8'),
  '8867': ({ episode, items }) => {
    close(items)
    episode.assessments = [assessment('2024-01-15', '')]
  },
  '8868': ({ episode, items }) => {
    close(items)
    episode.enquiries = [enquiry('2024-01-15', '')]
  },
  '1103': ({ episode }) => (episode.assessments = [assessment('2023-05-01')]),
  '8608': ({ episode }) => (episode.assessments = [assessment('2023-06-21')]),
  '8614': ({ episode }) => (episode.assessments = [assessment('2024-03-01', '')]),
  '8670Q': ({ episode }) => (episode.assessments = [assessment('2024-01-25', '')]),
  '8696': ({ episode }) => (episode.assessments = [assessment('2023-05-02', '2024-04-01')]),
  '8736': ({ episode }) => (episode.assessments = [assessment('2023-03-31', '')]),
  '8863Q': ({ episode }) => episode.assessments.push(assessment('2023-06-20', '2023-07-01')),
  '8896': ({ episode }) => (episode.assessments = [assessment('2024-03-01', ''), assessment('2024-03-02', '')]),
  '8897Q': ({ episode }) => (episode.assessments = [assessment('2023-05-02', '2023-06-20', 'RB')]),
  '8898': ({ episode }) => (episode.assessments = [assessment('2023-05-02', '2023-06-20', '3B', '3B')]),
  '8869': ({ episode }) => (episode.assessments = [assessment('2023-05-02', '2023-06-20', '21', '3B')]),
  '8873Q': ({ episode }) => (episode.assessments = [assessment('2023-05-02', '2023-06-20', '21')]),
  '8945Q': ({ episode }) => (episode.assessments = [assessment('2023-05-02', '2023-06-20', '18A')]),
  '8950Q': ({ episode }) => (episode.assessments = [assessment('2023-05-02', '2023-06-20', '19A')]),
  '4001': ({ episode }) => episode.cinPlans.push(cinPlan('2023-05-10')),
  '4003': ({ episode }) => episode.cinPlans.push(cinPlan('2023-08-01', '2023-09-01')),
  '4004': ({ episode }) => episode.cinPlans.push(cinPlan('2023-05-10'), cinPlan('2023-05-12')),
  '4008': ({ episode, ids }) => {
    ids['PersonDeathDate'] = '2023-05-09'
    episode.cinPlans.push(cinPlan('2023-05-10'))
  },
  '4009Q': ({ episode, ids }) => {
    ids['PersonDeathDate'] = '2023-05-11'
    episode.cinPlans.push(cinPlan('2023-05-10', '2023-05-12'))
  },
  '4010': ({ episode }) => episode.cinPlans.push(cinPlan('', '2023-05-12')),
  '4011': ({ episode }) => episode.cinPlans.push(cinPlan('2023-05-12', '2023-05-10')),
  '4012Q': ({ episode }) => episode.cinPlans.push(cinPlan('2023-05-12', '2023-05-12')),
  '4013': ({ episode }) => episode.cinPlans.push(cinPlan('2023-05-12', '2024-04-01')),
  '4014': ({ episode }) =>
    episode.cinPlans.push(cinPlan('2023-05-03', '2023-05-05'), cinPlan('2023-05-05', '2023-05-08')),
  '4015': ({ episode }) => episode.cinPlans.push(cinPlan('2023-05-01', '2023-05-05')),
  '4016': ({ episode }) => episode.cinPlans.push(cinPlan('2023-05-26', '2023-06-05')),
  '4017': ({ episode }) => episode.cinPlans.push(cinPlan('2023-05-03', '2023-05-27')),
  '2889': ({ episode }) => (episode.enquiries = [enquiry('2023-05-01')]),
  '1104': ({ episode }) => (episode.enquiries = [enquiry('2023-04-20', '2023-04-28')]),
  '2884': ({ items }) => (items['DateOfInitialCPC'] = '2023-05-26'),
  '2991Q': ({ episode }) => (episode.assessments = []),
  '8615': ({ episode }) => (episode.enquiries = [enquiry('2023-05-27')]),
  '8675Q': ({ episode }) => episode.enquiries.push(enquiry('2024-03-07', '')),
  '8715': ({ episode }) => (episode.enquiries = [enquiry('2024-03-20', '2024-04-02')]),
  '8740': ({ episode }) => (episode.enquiries = [enquiry('2023-03-31', '')]),
  '8839': ({ episode }) => (episode.enquiries = [enquiry('2024-03-20', ''), enquiry('2024-03-21', '')]),
  '8890': ({ episode }) => episode.enquiries.push(enquiry('2023-05-26', '', 'true')),
  '8870Q': ({ episode }) => (episode.enquiries = [{ ...enquiry(), InitialCPCtarget: '2023-05-27' }]),
  '8875': ({ episode }) => (episode.enquiries = [enquiry('2023-05-09', '2023-05-28')]),
  '1105': ({ episode }) => (episode.plans = [plan('2023-05-01')]),
  '2885': ({ episode }) => (episode.plans = [plan('2023-05-27')]),
  '8720': ({ episode }) => (episode.plans = [plan('2024-04-01')]),
  '8730': ({ episode }) => Object.assign(episode.plans[0]?.items ?? {}, { NumberOfPreviousCPP: '' }),
  '8905': ({ episode }) => Object.assign(episode.plans[0]?.items ?? {}, { InitialCategoryOfAbuse: 'SAL' }),
  '8910': ({ episode }) => Object.assign(episode.plans[0]?.items ?? {}, { LatestCategoryOfAbuse: 'N1' }),
  '8840': ({ episode }) => (episode.plans = [plan('2023-05-26', '2023-05-26')]),
  '8841': ({ episode }) => (episode.plans = [plan('2023-05-26', '', '2023-05-26')]),
  '8842Q': ({ episode }) => episode.plans[0]?.reviews.splice(0),
  '8915': ({ ids }) => (ids['PersonDeathDate'] = '2023-05-25'),
  '8920': ({ episode, ids }) => {
    ids['PersonDeathDate'] = '2023-09-01'
    episode.plans = [plan('2023-05-26', '2023-09-02')]
  },
  '8925': ({ episode }) => (episode.plans = [plan('2023-05-26', '2023-05-25')]),
  '8930': ({ episode }) => (episode.plans = [plan('2023-05-26', '2024-04-01')]),
  '8935': ({ episode }) => episode.plans.push(plan('2024-01-10')),
  '8940': ({ episode }) => episode.plans.push(plan('2023-05-26')),
  '2883': ({ episode }) => (episode.enquiries = [enquiry('2023-05-09', '', '1')]),
  '2886Q': ({ ids }) => (ids['Sex'] = 'U'),
  '2887Q': () => {},
  '2888Q': ({ child }) => (child.Disability = ['HEAR']),
}

/** Of one child nobody can say that its return uses eight disability codes. */
const OF_ONE_CHILD = ['2887Q']

test('a good record breaks no rule', () => {
  assert.deepEqual([...rulesBrokenBy(censusXml([draftChild()]))], OF_ONE_CHILD)
})

for (const [code, change] of Object.entries(BREAKS))
  test(`rule ${code} finds what it is about`, () => {
    const broken = rulesBrokenBy(censusXml([changed(change)]))
    assert.ok(broken.has(code), `${code} is not among ${[...broken].join(' ')}`)
  })

test('rule 100 finds a reference date that is not 31 March of the year, and rules 8510 and 1520 children who come twice', () => {
  assert.ok(rulesBrokenBy(censusXml([draftChild()], '2023-03-31')).has('100'))
  assert.ok(rulesBrokenBy(censusXml([draftChild()], '2024-07-21')).has('100'))
  const other = changed(({ ids }) => (ids['LAchildID'] = 'A1002'))
  const broken = rulesBrokenBy(censusXml([draftChild(), other]))
  assert.ok(broken.has('1520') && !broken.has('8510'))
  assert.ok(rulesBrokenBy(censusXml([draftChild(), draftChild()])).has('8510'))
})

test('every rule has a record that breaks it', () => {
  const tested = new Set([...Object.keys(BREAKS), '100', '1520', '8510'])
  assert.deepEqual(
    RULES.map(({ code }) => code).filter(code => !tested.has(code)),
    [],
  )
})

test('what a rule allows at its edge breaks it not', () => {
  const allowed: readonly [string, Change][] = [
    ['8670Q', ({ episode }) => (episode.assessments = [assessment('2024-01-26', '')])],
    ['8675Q', ({ episode }) => episode.enquiries.push(enquiry('2024-03-08', ''))],
    ['8675Q', ({ episode }) => episode.enquiries.push(enquiry('2024-01-08', '', 'TRUE'))],
    ['8569Q', ({ child }) => child.episodes.push(draftReferral('2023-03-31'))],
    ['8530Q', ({ ids }) => (ids['ExpectedPersonBirthDate'] = '2024-12-31')],
    ['8606', ({ items }) => (items['CINreferralDate'] = '2011-09-08')],
    [
      '4016',
      ({ episode }) => {
        episode.plans = [plan('2023-05-26', '2023-09-01')]
        episode.cinPlans = [cinPlan('2023-09-01')]
      },
    ],
    [
      '4003',
      ({ episode }) => {
        episode.plans = [plan('2023-05-26', '2023-09-01', '2023-09-01')]
        episode.cinPlans = [cinPlan('2023-09-01')]
      },
    ],
    ['8565', ({ items }) => close(items, '2023-06-20')],
    ['2885', ({ episode }) => episode.enquiries.push(enquiry('2023-08-01', '2023-08-15', 'true'))],
  ]
  for (const [code, change] of allowed) assert.ok(!rulesBrokenBy(censusXml([changed(change)])).has(code), code)
})
