import type { CalculatedMeasure } from '#indicators'
import { calculatedMeasure } from './calculated-measure.ts'
import { count, difference, perUnit, rise, share } from './calculation.ts'
import { answersOfConcerns, childContacts, concernsReceived, enquiriesConcluded, enquiriesStarted } from './cohorts.ts'

const concerns = calculatedMeasure(concernsReceived)
const started = calculatedMeasure(enquiriesStarted)
const concluded = calculatedMeasure(enquiriesConcluded)
const answers = calculatedMeasure(answersOfConcerns)
const contacts = calculatedMeasure(childContacts)

/** What is counted from the records of concerns; each takes the place of the supplied measure with its code. */
export const concernMeasures: readonly CalculatedMeasure[] = [
  concerns('adult.concerns.received', count('received')),
  concerns('adult.concerns.change', difference('received')),
  concerns('adult.concerns.change-since-2021-22', rise('received', '2021-22')),
  concerns('adult.concerns.people', count('people')),
  concerns('adult.concerns.per-person', perUnit('received', 'people')),
  concerns('adult.contacts.screened-out', count('screened_out')),
  concerns('adult.enquiries.s42-2.started', count('s42_2')),
  concerns('adult.enquiries.other.started', count('other_enquiry')),
  concerns('adult.conversion.local', share('s42_2', 'received')),
  concerns('adult.conversion.national', share(['s42_2', 'other_enquiry'], 'received')),
  concerns('adult.concerns.s42-1', count('s42_1')),
  concerns('adult.concerns.not-met', count('not_met')),
  concerns('adult.concerns.awaiting-decision', count('awaiting')),
  concerns('adult.concerns.decided', count('decided')),
  concerns('adult.concerns.repeat', share('repeats', 'received')),
  concerns('adult.decision.in-time', share('in_time', 'decided')),
  started('adult.planning.in-time', share('planning_in_time', 'started')),
  concluded('adult.enquiries.s42-2.concluded', count('concluded')),
  concluded('adult.msp.asked-and-expressed', share('expressed', 'concluded')),
  concluded('adult.msp.expressed', count('expressed')),
  concluded('adult.msp.fully-achieved', share('fully', 'expressed')),
  concluded('adult.msp.partly-achieved', share('partly', 'expressed')),
  concluded('adult.msp.not-achieved', count('not_achieved')),
  concluded('adult.risk.identified', count('risk_identified')),
  concluded('adult.risk.removed', share('removed', 'risk_identified')),
  concluded('adult.risk.reduced', share('reduced', 'risk_identified')),
  concluded('adult.risk.remained', share('remained', 'risk_identified')),
  concluded('adult.capacity.lacked', share('lacked_capacity', 'concluded')),
  concluded('adult.capacity.lacked.count', count('lacked_capacity')),
  concluded('adult.advocacy.supported', share('supported', 'lacked_capacity')),
  answers('adult.feedback.in-time', share('in_time', 'owed')),
  contacts('child.contacts.received', count('contacts')),
  contacts('child.contacts.referral', count('referral')),
  contacts('child.contacts.early-help', count('early_help')),
  contacts('child.contacts.advice', count('advice')),
  contacts('child.contacts.no-further-action', count('no_further_action')),
  contacts('child.conversion', share('referral', 'contacts')),
]
