import type { Certainty, ClockDuration, ClockRule, ClockRuleName } from './clock-rules.ts'

// The first day that the calendars can count, not the day the law began.
const PACK_START = '2012-01-01'

interface RuleText {
  readonly title: string
  readonly anchor: string
  readonly source: string
  readonly certainty: Certainty
}

const rule = (name: ClockRuleName, duration: ClockDuration, text: RuleText): ClockRule => ({
  name,
  version: `${name}-1`,
  duration,
  calendar: 'england-and-wales',
  pausable: false,
  validFrom: PACK_START,
  ...text,
})

const days = (workingDays: number): ClockDuration => ({ workingDays })

// Guidance is silent on months that end on a day nobody works, so they are left where they fall.
const months = (count: number): ClockDuration => ({ months: count, roll: 'none' })

/** When a rule changes, close its version with `validTo` and add the next: never edit one that cases stand on. */
export const CLOCK_RULES: readonly ClockRule[] = [
  rule('sin', days(5), {
    title: 'Serious incident notification to the national Panel',
    anchor: 'the day the local authority became aware',
    source: 'Children Act 2004 s16C(1); Working Together to Safeguard Children',
    certainty: 'secondary',
  }),
  rule('rapid-review', days(15), {
    title: 'Rapid review sent to the national Panel',
    anchor: 'the day the notification was sent to the Panel',
    source: 'Child Safeguarding Practice Review Panel guidance, June 2025',
    certainty: 'secondary',
  }),
  rule('icpc', days(15), {
    title: 'Initial child protection conference',
    anchor: 'the strategy discussion at which section 47 enquiries were started',
    source: 'Working Together to Safeguard Children',
    certainty: 'secondary',
  }),
  rule('core-group', days(10), {
    title: 'First core group meeting',
    anchor: 'the initial child protection conference',
    source: 'Working Together to Safeguard Children',
    certainty: 'secondary',
  }),
  rule('single-assessment', days(45), {
    title: 'Single assessment concluded',
    anchor: 'the day of the referral',
    source: 'Working Together to Safeguard Children',
    certainty: 'secondary',
  }),
  rule('referral-decision', days(1), {
    title: 'Decision on a referral, and its acknowledgement',
    anchor: 'the day the referral was received',
    source: 'Working Together to Safeguard Children',
    certainty: 'secondary',
  }),
  rule('lado', days(1), {
    title: 'Referral to the local authority designated officer',
    anchor: 'the day the employer became aware',
    source: 'Working Together to Safeguard Children; some areas say 24 hours',
    certainty: 'secondary',
  }),
  {
    ...rule('adult-decision', days(4), {
      title: 'Decision on an adult safeguarding concern',
      anchor: 'the day the concern was received',
      source: 'Local target; no statutory period exists',
      certainty: 'local',
    }),
    pausable: true,
  },
  {
    ...rule('adult-planning', days(10), {
      title: 'Adult safeguarding planning meeting',
      anchor: 'the day the enquiry was started',
      source: 'Local target; no statutory period exists',
      certainty: 'local',
    }),
    pausable: true,
  },
  rule(
    'adult-experience',
    { weeks: 8 },
    {
      title: 'Asking the adult how an enquiry was for them',
      anchor: 'the day the enquiry was concluded',
      source: 'Local target; no statutory period exists',
      certainty: 'local',
    },
  ),
  rule('referrer-receipt', days(1), {
    title: 'Receipt for the person who raised a concern',
    anchor: 'the day the concern was received',
    source: 'Local target; no statutory period exists',
    certainty: 'local',
  }),
  rule('referrer-feedback', days(2), {
    title: 'Answer to the person who raised a concern',
    anchor: 'the day the decision was recorded',
    source: 'Local target; no statutory period exists',
    certainty: 'local',
  }),
  rule('challenge-manager', days(5), {
    title: 'Answer to a disagreement with a decision, first level',
    anchor: 'the day somebody disagreed',
    source: 'Local target; no statutory period exists',
    certainty: 'local',
  }),
  rule('challenge-head-of-service', days(5), {
    title: 'Answer to a disagreement with a decision, head of service',
    anchor: 'the day it went up to this level',
    source: 'Local target; no statutory period exists',
    certainty: 'local',
  }),
  rule('challenge-partnership', days(10), {
    title: 'Answer to a disagreement with a decision, partnership',
    anchor: 'the day it went up to this level',
    source: 'Local target; no statutory period exists',
    certainty: 'local',
  }),
  {
    ...rule('foi', days(20), {
      title: 'Response to a freedom of information request',
      anchor: 'the day the request was received',
      source: 'Freedom of Information Act 2000 s10(1) and s10(6)',
      certainty: 'secondary',
    }),
    // s10(6): not a bank holiday in any part of the United Kingdom.
    calendar: 'any-uk',
    // s10(2): days spent waiting for a fee do not count.
    pausable: true,
  },
  rule('cspr-publication', months(6), {
    title: 'Child safeguarding practice review published',
    anchor: 'the decision to carry out the review',
    source: 'Working Together to Safeguard Children',
    certainty: 'general-knowledge',
  }),
  rule('sar-completion', months(6), {
    title: 'Safeguarding adults review completed',
    anchor: 'the decision to carry out the review',
    source: 'Care and support statutory guidance, chapter 14',
    certainty: 'general-knowledge',
  }),
  rule('first-cp-review', months(3), {
    title: 'First child protection review conference',
    anchor: 'the initial child protection conference',
    source: 'Working Together to Safeguard Children',
    certainty: 'secondary',
  }),
  rule('cp-review', months(6), {
    title: 'Next child protection review conference',
    anchor: 'the previous review conference',
    source: 'Working Together to Safeguard Children',
    certainty: 'secondary',
  }),
  rule('dhr-decision', months(1), {
    title: 'Decision on a domestic homicide review',
    anchor: 'the day the community safety partnership was notified',
    source: 'Domestic homicide review statutory guidance 2016',
    certainty: 'general-knowledge',
  }),
  rule('dhr-completion', months(6), {
    title: 'Domestic homicide review overview report completed',
    anchor: 'the decision to carry out the review',
    source: 'Domestic homicide review statutory guidance 2016',
    certainty: 'general-knowledge',
  }),
]
