import { isShortBreak } from '../open-on.ts'
import { type Counted, counts, isAny, isInTime, number, onePerChild, shareOf, within } from './count.ts'

/** Working Together: an assessment within 45 working days of the referral, a conference within 15 of the discussion. */
const ASSESSMENT_WORKING_DAYS = 45
const CONFERENCE_WORKING_DAYS = 15

/** What happened in a period, of which the lists have everything. */
export const EVENTS: readonly Counted[] = [
  counts('child.contacts.received', 'contacts', ['contactOn'], (all, period) =>
    number(all.filter(it => within(it.contactOn, period))),
  ),
  counts('children.early-help.assessments', 'earlyHelp', ['startedOn'], (all, period) =>
    number(all.filter(it => within(it.startedOn, period))),
  ),
  counts('children.referrals.received', 'referrals', ['referredOn'], (all, period) =>
    number(all.filter(it => within(it.referredOn, period))),
  ),
  counts('children.referrals.no-further-action-rate', 'referrals', ['referredOn', 'ledToNothing'], (all, period) =>
    shareOf(
      all.filter(it => within(it.referredOn, period)),
      it => it.ledToNothing,
    ),
  ),
  counts('children.referrals.re-referral-rate', 'referrals', ['referredOn', 'earlierReferrals'], (all, period) => {
    // Where nobody has 0, the number counts the referral itself and says nothing of earlier ones.
    if (!all.some(it => it.earlierReferrals === 0)) return undefined
    return shareOf(
      all.filter(it => within(it.referredOn, period)),
      it => isAny(it.earlierReferrals),
    )
  }),
  counts('children.assessments.completed', 'assessments', ['authorisedOn'], (all, period) =>
    number(all.filter(it => within(it.authorisedOn, period))),
  ),
  counts('children.assessments.in-45-days', 'assessments', ['startedOn', 'authorisedOn'], (all, period) =>
    shareOf(
      all.filter(it => within(it.authorisedOn, period)),
      it => isInTime(it.startedOn, it.authorisedOn, ASSESSMENT_WORKING_DAYS),
    ),
  ),
  counts('children.s47.started', 'enquiries', ['startedOn'], (all, period) =>
    number(all.filter(it => within(it.startedOn, period))),
  ),
  counts('children.cin.closed', 'need', ['closedOn'], (all, period) =>
    number(all.filter(it => within(it.closedOn, period))),
  ),
  counts('children.cpp.started', 'plans', ['beganOn'], (all, period) =>
    number(all.filter(it => within(it.beganOn, period))),
  ),
  counts('children.cpp.subsequent-rate', 'plans', ['beganOn', 'earlierPlans'], (all, period) =>
    shareOf(
      all.filter(it => within(it.beganOn, period)),
      it => isAny(it.earlierPlans),
    ),
  ),
  counts('children.cla.started', 'care', ['startedOn', 'legalStatus'], (all, period) =>
    number(onePerChild(all.filter(it => within(it.startedOn, period) && !isShortBreak(it)))),
  ),
  counts('children.cla.ceased', 'care', ['ceasedOn', 'legalStatus'], (all, period) =>
    number(onePerChild(all.filter(it => within(it.ceasedOn, period) && !isShortBreak(it)))),
  ),
  counts('children.adoption.orders', 'adoptions', ['adoptedOn'], (all, period) =>
    number(onePerChild(all.filter(it => within(it.adoptedOn, period)))),
  ),
]

/** Conferences, of the enquiries in the list: in its first weeks those of earlier enquiries are missing. */
export const CONFERENCES: readonly Counted[] = [
  counts('children.icpc.by-child', 'enquiries', ['conferenceOn'], (all, period) =>
    number(all.filter(it => within(it.conferenceOn, period))),
  ),
  counts('children.s47.icpc-in-15-days', 'enquiries', ['startedOn', 'conferenceOn'], (all, period) =>
    shareOf(
      all.filter(it => within(it.conferenceOn, period)),
      it => isInTime(it.startedOn, it.conferenceOn, CONFERENCE_WORKING_DAYS),
    ),
  ),
]
