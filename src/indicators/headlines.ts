import type { Measure, Topic } from './measure.ts'

/** What the list of measures shows of each topic before anybody asks for more, the most telling first. */
const HEADLINES: Readonly<Record<Topic, readonly string[]>> = {
  adults: [
    'adult.concerns.received',
    'adult.decision.in-time',
    'adult.conversion.local',
    'adult.enquiries.s42-2.concluded',
    'adult.msp.fully-achieved',
  ],
  children: [
    'child.contacts.received',
    'children.referrals.received',
    'children.referrals.re-referral-rate',
    'children.cpp.at-31-march',
    'children.cla.at-31-march',
  ],
  police: ['police.child-victims', 'police.missing.reports', 'police.missing.children'],
  training: ['training.sessions.delivered', 'training.cancellation-rate'],
  reviews: ['reviews.sar.ratified', 'reviews.rapid.completed', 'reviews.cspr.completed'],
  audits: ['audits.section-175.response-rate'],
}
const MOST = 5

/** The few measures of a topic that stand for it; all of them where there are hardly more. */
export function headlinesOf(topic: Topic, measures: readonly Measure[]): readonly Measure[] {
  const own = measures.filter(measure => measure.topic === topic)
  if (own.length <= MOST + 1) return own
  const codes = HEADLINES[topic]
  const first = codes.flatMap(code => own.find(measure => measure.code === code) ?? [])
  return [...first, ...own.filter(measure => !first.includes(measure))].slice(0, MOST)
}
