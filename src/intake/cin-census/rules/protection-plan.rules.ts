import type { Episode, ProtectionPlan } from '../child.ts'
import {
  at,
  type ChildRule,
  eachEpisode,
  eachOverlap,
  eachProtectionPlan,
  isAfter,
  isBefore,
  isOutside,
  isWithin,
} from '../rule.ts'

const plansOf = (episodes: readonly Episode[]): readonly ProtectionPlan[] =>
  episodes.length === 1 ? (episodes[0]?.protectionPlans ?? []) : episodes.flatMap(it => it.protectionPlans)

const categoryRule = (
  code: string,
  field: 'InitialCategoryOfAbuse' | 'LatestCategoryOfAbuse',
  words: string,
): ChildRule => ({
  code,
  severity: 'error',
  module: 'ChildProtectionPlans',
  fields: [field],
  wrong: `The ${words} category of abuse is not given, or not as a code of the census.`,
  remedy: 'Give NEG, PHY, SAB, EMO or MUL. The codes of the primary need, N1 to N9, are another list.',
  check: eachProtectionPlan((plan, _, { codes }, found) => {
    const given = plan[field]
    if (given === undefined || !codes.CategoryOfAbuse.has(given)) found(at(plan, field))
  }),
})

export const protectionPlanRules: readonly ChildRule[] = [
  {
    code: '1105',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['CPPstartDate', 'CINreferralDate'],
    wrong: 'The child protection plan began before the referral that it belongs to.',
    remedy: 'Correct whichever of the two days is wrong.',
    check: eachProtectionPlan((plan, episode, _, found) => {
      if (isBefore(plan.CPPstartDate, episode.CINreferralDate))
        found(at(plan, 'CPPstartDate'), at(episode, 'CINreferralDate'))
    }),
  },
  {
    code: '2885',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['CPPstartDate', 'DateOfInitialCPC'],
    wrong: 'The child protection plan began on another day than the initial conference that decided on it.',
    remedy: 'Let the plan begin on the day of the conference, or correct that day.',
    check: eachEpisode((episode, census, found) => {
      for (const plan of episode.protectionPlans) {
        if (!isWithin(plan.CPPstartDate, census) || plan.CPPstartDate === episode.DateOfInitialCPC) continue
        // An enquiry that needed no conference cannot be the one that led to the plan.
        const enquiries = episode.enquiries.filter(it => it.ICPCnotRequired !== true)
        if (enquiries.some(it => it.DateOfInitialCPC === plan.CPPstartDate)) continue
        const held = enquiries.filter(it => it.DateOfInitialCPC !== undefined)
        found(
          at(plan, 'CPPstartDate'),
          ...(held.length > 0 ? held.map(it => at(it, 'DateOfInitialCPC')) : [at(episode, 'DateOfInitialCPC')]),
        )
      }
    }),
  },
  {
    code: '8720',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['CPPstartDate'],
    wrong: 'The day on which the child protection plan began is not given, or lies after the end of the census year.',
    remedy: 'Give the day on which it began.',
    check: eachProtectionPlan((plan, _, { end }, found) => {
      if (plan.CPPstartDate === undefined || plan.CPPstartDate > end) found(at(plan, 'CPPstartDate'))
    }),
  },
  {
    code: '8730',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['NumberOfPreviousCPP'],
    wrong: 'Nothing says how many child protection plans the child had before.',
    remedy: 'Give the number; 0 where this is the first.',
    check: eachProtectionPlan((plan, _, __, found) => {
      if (plan.NumberOfPreviousCPP === undefined) found(at(plan, 'NumberOfPreviousCPP'))
    }),
  },
  categoryRule('8905', 'InitialCategoryOfAbuse', 'first'),
  categoryRule('8910', 'LatestCategoryOfAbuse', 'latest'),
  {
    code: '8840',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['CPPstartDate', 'CPPendDate'],
    wrong: 'The child protection plan began and ended on the same day.',
    remedy: 'Correct one of the days, or leave the plan out.',
    check: eachProtectionPlan((plan, _, __, found) => {
      if (plan.CPPstartDate !== undefined && plan.CPPstartDate === plan.CPPendDate)
        found(at(plan, 'CPPstartDate'), at(plan, 'CPPendDate'))
    }),
  },
  {
    code: '8841',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['CPPstartDate', 'CPPreviewDate'],
    wrong: 'The child protection plan was reviewed before it began, or on that day.',
    remedy: 'Correct whichever of the two days is wrong. The initial conference is not a review.',
    check: eachProtectionPlan((plan, _, __, found) => {
      const begun = plan.CPPstartDate
      for (const review of plan.reviews)
        if (begun !== undefined && review.CPPreviewDate !== undefined && review.CPPreviewDate <= begun)
          found(at(plan, 'CPPstartDate'), at(review, 'CPPreviewDate'))
    }),
  },
  {
    code: '8842Q',
    severity: 'query',
    module: 'Reviews',
    fields: ['CPPreviewDate'],
    wrong: 'A review of the child protection plan has no day.',
    remedy: 'Give the day, or take the review out.',
    check: eachProtectionPlan((plan, _, __, found) => {
      for (const review of plan.reviews) if (review.CPPreviewDate === undefined) found(at(review, 'CPPreviewDate'))
    }),
  },
  {
    code: '8915',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['CPPstartDate', 'PersonDeathDate'],
    wrong: 'A child protection plan began after the child died.',
    remedy: 'Correct whichever of the two days is wrong.',
    check: eachProtectionPlan((plan, _, __, found, { identifiers }) => {
      if (isAfter(plan.CPPstartDate, identifiers.PersonDeathDate))
        found(at(plan, 'CPPstartDate'), at(identifiers, 'PersonDeathDate'))
    }),
  },
  {
    code: '8920',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['PersonDeathDate', 'CPPendDate'],
    wrong: 'A child protection plan ended after the child died.',
    remedy: 'End the plan on the day of death, or correct that day.',
    check: eachProtectionPlan((plan, _, __, found, { identifiers }) => {
      if (isAfter(plan.CPPendDate, identifiers.PersonDeathDate))
        found(at(identifiers, 'PersonDeathDate'), at(plan, 'CPPendDate'))
    }),
  },
  {
    code: '8925',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['CPPstartDate', 'CPPendDate'],
    wrong: 'The child protection plan ended before it began.',
    remedy: 'Correct whichever of the two days is wrong.',
    check: eachProtectionPlan((plan, _, __, found) => {
      if (isBefore(plan.CPPendDate, plan.CPPstartDate)) found(at(plan, 'CPPstartDate'), at(plan, 'CPPendDate'))
    }),
  },
  {
    code: '8930',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['CPPendDate'],
    wrong: 'The child protection plan ended before the census year began, or after it ended.',
    remedy: 'Correct the day, or leave the plan to the year that it belongs to.',
    check: eachProtectionPlan((plan, _, census, found) => {
      if (isOutside(plan.CPPendDate, census)) found(at(plan, 'CPPendDate'))
    }),
  },
  {
    code: '8935',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['CPPendDate'],
    wrong: 'The child has more than one child protection plan that is open.',
    remedy: 'End all but the latest.',
    check({ episodes }, _, found) {
      const open = plansOf(episodes).filter(plan => plan.CPPendDate === undefined)
      if (open.length > 1) found(...open.map(plan => at(plan, 'CPPendDate')))
    },
  },
  {
    code: '8940',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['CPPstartDate', 'CPPendDate'],
    wrong: 'A child protection plan began while another of the child was open.',
    remedy: 'End the first before the next begins, or take out the one that is given twice.',
    check({ episodes }, { end }, found) {
      eachOverlap(
        plansOf(episodes),
        it => it.CPPstartDate,
        (it, day) => day <= (it.CPPendDate ?? end),
        (later, earlier) => found(at(later, 'CPPstartDate'), at(earlier, 'CPPstartDate'), at(earlier, 'CPPendDate')),
      )
    },
  },
]
