import { at, type ChildRule, eachCinPlan, eachEpisode, eachOverlap, isAfter, isBefore, isOutside } from '../rule.ts'

export const cinPlanRules: readonly ChildRule[] = [
  {
    code: '4001',
    severity: 'error',
    module: 'CINplanDates',
    fields: ['CINPlanEndDate', 'CPPendDate'],
    wrong: 'A child in need plan and a child protection plan are both open.',
    remedy: 'End the child in need plan on the day that the child protection plan began.',
    check: eachEpisode((episode, _, found) => {
      for (const plan of episode.cinPlans) {
        if (plan.CINPlanEndDate !== undefined) continue
        for (const protection of episode.protectionPlans)
          if (protection.CPPendDate === undefined) found(at(plan, 'CINPlanEndDate'), at(protection, 'CPPendDate'))
      }
    }),
  },
  {
    code: '4003',
    severity: 'error',
    module: 'Reviews',
    fields: ['CINPlanStartDate', 'CINPlanEndDate', 'CPPreviewDate'],
    wrong: 'A child protection plan was reviewed while a child in need plan was open.',
    remedy: 'Correct the day of the review, or the days of the child in need plan.',
    check: eachCinPlan((plan, episode, { end }, found) => {
      if (plan.CINPlanStartDate === undefined) return
      for (const protection of episode.protectionPlans)
        for (const review of protection.reviews) {
          const on = review.CPPreviewDate
          if (on === undefined || on === protection.CPPendDate || on < plan.CINPlanStartDate) continue
          if (plan.CINPlanEndDate === undefined ? on <= end : on < plan.CINPlanEndDate)
            found(at(plan, 'CINPlanStartDate'), at(plan, 'CINPlanEndDate'), at(review, 'CPPreviewDate'))
        }
    }),
  },
  {
    code: '4004',
    severity: 'error',
    module: 'CINplanDates',
    fields: ['CINPlanEndDate'],
    wrong: 'The child has more than one child in need plan that is open.',
    remedy: 'End all but the latest.',
    check({ episodes }, _, found) {
      const open = episodes.flatMap(it => it.cinPlans.filter(plan => plan.CINPlanEndDate === undefined))
      if (open.length > 1) found(...open.map(plan => at(plan, 'CINPlanEndDate')))
    },
  },
  {
    code: '4008',
    severity: 'error',
    module: 'ChildIdentifiers',
    fields: ['PersonDeathDate', 'CINPlanStartDate'],
    wrong: 'A child in need plan began after the child died.',
    remedy: 'Correct whichever of the two days is wrong.',
    check: eachCinPlan((plan, _, __, found, { identifiers }) => {
      if (isAfter(plan.CINPlanStartDate, identifiers.PersonDeathDate))
        found(at(identifiers, 'PersonDeathDate'), at(plan, 'CINPlanStartDate'))
    }),
  },
  {
    code: '4009Q',
    severity: 'query',
    module: 'ChildIdentifiers',
    fields: ['PersonDeathDate', 'CINPlanEndDate'],
    wrong: 'A child in need plan ended after the child died.',
    remedy: 'End the plan on the day of death, or say why not.',
    check: eachCinPlan((plan, _, __, found, { identifiers }) => {
      if (isAfter(plan.CINPlanEndDate, identifiers.PersonDeathDate))
        found(at(identifiers, 'PersonDeathDate'), at(plan, 'CINPlanEndDate'))
    }),
  },
  {
    code: '4010',
    severity: 'error',
    module: 'CINplanDates',
    fields: ['CINPlanStartDate'],
    wrong: 'The day on which the child in need plan began is not given, or lies after the end of the census year.',
    remedy: 'Give the day on which it began.',
    check: eachCinPlan((plan, _, { end }, found) => {
      if (plan.CINPlanStartDate === undefined || plan.CINPlanStartDate > end) found(at(plan, 'CINPlanStartDate'))
    }),
  },
  {
    code: '4011',
    severity: 'error',
    module: 'CINplanDates',
    fields: ['CINPlanEndDate', 'CINPlanStartDate'],
    wrong: 'The child in need plan ended before it began.',
    remedy: 'Correct whichever of the two days is wrong.',
    check: eachCinPlan((plan, _, __, found) => {
      if (isBefore(plan.CINPlanEndDate, plan.CINPlanStartDate))
        found(at(plan, 'CINPlanEndDate'), at(plan, 'CINPlanStartDate'))
    }),
  },
  {
    code: '4012Q',
    severity: 'query',
    module: 'CINplanDates',
    fields: ['CINPlanStartDate', 'CINPlanEndDate'],
    wrong: 'The child in need plan began and ended on the same day.',
    remedy: 'Correct one of the days, or say why.',
    check: eachCinPlan((plan, _, __, found) => {
      if (plan.CINPlanStartDate !== undefined && plan.CINPlanStartDate === plan.CINPlanEndDate)
        found(at(plan, 'CINPlanStartDate'), at(plan, 'CINPlanEndDate'))
    }),
  },
  {
    code: '4013',
    severity: 'error',
    module: 'CINplanDates',
    fields: ['CINPlanEndDate'],
    wrong: 'The child in need plan ended before the census year began, or after it ended.',
    remedy: 'Correct the day, or leave the plan to the year that it belongs to.',
    check: eachCinPlan((plan, _, census, found) => {
      if (isOutside(plan.CINPlanEndDate, census)) found(at(plan, 'CINPlanEndDate'))
    }),
  },
  {
    code: '4014',
    severity: 'error',
    module: 'CINplanDates',
    fields: ['CINPlanStartDate', 'CINPlanEndDate'],
    wrong: 'A child in need plan began while another of the child was open.',
    remedy: 'End the first before the next begins.',
    check({ episodes }, { end }, found) {
      eachOverlap(
        episodes.length === 1 ? (episodes[0]?.cinPlans ?? []) : episodes.flatMap(it => it.cinPlans),
        it => it.CINPlanStartDate,
        (it, day) => day <= (it.CINPlanEndDate ?? end),
        (later, earlier) =>
          found(at(later, 'CINPlanStartDate'), at(earlier, 'CINPlanStartDate'), at(earlier, 'CINPlanEndDate')),
      )
    },
  },
  {
    code: '4015',
    severity: 'error',
    module: 'CINplanDates',
    fields: ['CINPlanStartDate', 'CINreferralDate'],
    wrong: 'The child in need plan began before the referral that it belongs to.',
    remedy: 'Correct whichever of the two days is wrong.',
    check: eachCinPlan((plan, episode, _, found) => {
      if (isBefore(plan.CINPlanStartDate, episode.CINreferralDate))
        found(at(plan, 'CINPlanStartDate'), at(episode, 'CINreferralDate'))
    }),
  },
  {
    code: '4016',
    severity: 'error',
    module: 'CINplanDates',
    fields: ['CINPlanStartDate', 'CPPstartDate', 'CPPendDate'],
    wrong: 'A child in need plan began while the child was on a child protection plan.',
    remedy: 'Let it begin on the day that the child protection plan ended.',
    check: eachCinPlan((plan, _, { end }, found, { episodes }) => {
      const begun = plan.CINPlanStartDate
      if (begun === undefined) return
      for (const { protectionPlans } of episodes)
        for (const it of protectionPlans)
          if (runsOn(begun, it.CPPstartDate, it.CPPendDate, end))
            found(at(plan, 'CINPlanStartDate'), at(it, 'CPPstartDate'), at(it, 'CPPendDate'))
    }),
  },
  {
    code: '4017',
    severity: 'error',
    module: 'CINplanDates',
    fields: ['CINPlanStartDate', 'CINPlanEndDate', 'CPPstartDate'],
    wrong: 'A child protection plan began while a child in need plan of the child was open.',
    remedy: 'End the child in need plan on the day that the child protection plan began.',
    check: eachCinPlan((plan, _, { end }, found, { episodes }) => {
      for (const { protectionPlans } of episodes)
        for (const it of protectionPlans)
          if (it.CPPstartDate !== undefined && runsOn(it.CPPstartDate, plan.CINPlanStartDate, plan.CINPlanEndDate, end))
            found(at(plan, 'CINPlanStartDate'), at(plan, 'CINPlanEndDate'), at(it, 'CPPstartDate'))
    }),
  },
]

/** Whether a plan runs on a day; on the day that it ends, the other kind of plan may begin. */
function runsOn(day: string, start: string | undefined, ended: string | undefined, end: string): boolean {
  if (start === undefined || day < start) return false
  return ended === undefined ? day <= end : day < ended
}
