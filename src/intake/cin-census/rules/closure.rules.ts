import type { Episode } from '../child.ts'
import { at, type ChildRule, eachEpisode, eachOverlap, isAfter, isBefore, isOutside, type Place } from '../rule.ts'

const DIED = 'RC2'
const CLOSED_AFTER_ASSESSMENT: readonly (string | undefined)[] = ['RC8', 'RC9']

/** Each module of an episode that has a day after another, with its days. */
function modulesAfter(episode: Episode, closed: string): Place[] {
  const places: Place[] = []
  for (const it of episode.assessments)
    if (isAfter(it.AssessmentActualStartDate, closed) || isAfter(it.AssessmentAuthorisationDate, closed))
      places.push(at(it, 'AssessmentActualStartDate'), at(it, 'AssessmentAuthorisationDate'))
  for (const it of episode.enquiries)
    if (isAfter(it.S47ActualStartDate, closed) || isAfter(it.DateOfInitialCPC, closed))
      places.push(at(it, 'S47ActualStartDate'), at(it, 'DateOfInitialCPC'))
  for (const it of episode.protectionPlans) if (isAfter(it.CPPendDate, closed)) places.push(at(it, 'CPPendDate'))
  for (const it of episode.cinPlans)
    if (isAfter(it.CINPlanStartDate, closed) || isAfter(it.CINPlanEndDate, closed))
      places.push(at(it, 'CINPlanStartDate'), at(it, 'CINPlanEndDate'))
  return places
}

const isOpenCase = (episode: Episode): boolean => episode.CINclosureDate === undefined && episode.ReferralNFA === false

export const closureRules: readonly ChildRule[] = [
  {
    code: '8565',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: [
      'CINclosureDate',
      'DateOfInitialCPC',
      'AssessmentActualStartDate',
      'AssessmentAuthorisationDate',
      'S47ActualStartDate',
      'CPPendDate',
      'CINPlanStartDate',
      'CINPlanEndDate',
    ],
    wrong: 'Something took place after the case was closed.',
    remedy: 'Correct the day of closure, or the day of what is shown here after it.',
    check: eachEpisode((episode, _, found) => {
      const closed = episode.CINclosureDate
      if (closed === undefined) return
      const later = modulesAfter(episode, closed)
      if (later.length === 0 && !isAfter(episode.DateOfInitialCPC, closed)) return
      const conference = episode.DateOfInitialCPC === undefined ? [] : [at(episode, 'DateOfInitialCPC')]
      found(at(episode, 'CINclosureDate'), ...conference, ...later)
    }),
  },
  {
    code: '8585Q',
    severity: 'query',
    module: 'CINdetails',
    fields: ['ReasonForClosure', 'PersonDeathDate'],
    wrong: 'The case was closed because the child died, but the child has no date of death.',
    remedy: 'Give the date of death, or correct the reason.',
    check: eachEpisode((episode, _, found, { identifiers }) => {
      if (episode.ReasonForClosure === DIED && identifiers.PersonDeathDate === undefined)
        found(at(episode, 'ReasonForClosure'), at(identifiers, 'PersonDeathDate'))
    }),
  },
  {
    code: '8620',
    severity: 'error',
    module: 'CINdetails',
    fields: ['CINclosureDate'],
    wrong: 'The case was closed before the census year began, or after it ended.',
    remedy: 'Correct the day; leave out a case closed before the year, and the closure of one closed after it.',
    check: eachEpisode((episode, census, found) => {
      if (isOutside(episode.CINclosureDate, census)) found(at(episode, 'CINclosureDate'))
    }),
  },
  {
    code: '8630',
    severity: 'error',
    module: 'CINdetails',
    fields: ['CINreferralDate', 'CINclosureDate'],
    wrong: 'The case was closed before its referral came.',
    remedy: 'Correct whichever of the two days is wrong.',
    check: eachEpisode((episode, _, found) => {
      if (isBefore(episode.CINclosureDate, episode.CINreferralDate))
        found(at(episode, 'CINreferralDate'), at(episode, 'CINclosureDate'))
    }),
  },
  {
    code: '8640',
    severity: 'error',
    module: 'CINdetails',
    fields: ['ReasonForClosure'],
    wrong: 'The reason for closing the case is not a code that the census had in that year.',
    remedy: 'Give one of RC1 to RC9.',
    check: eachEpisode((episode, { codes }, found) => {
      if (episode.ReasonForClosure !== undefined && !codes.ReasonForClosure.has(episode.ReasonForClosure))
        found(at(episode, 'ReasonForClosure'))
    }),
  },
  {
    code: '8805',
    severity: 'error',
    module: 'CINdetails',
    fields: ['CINclosureDate', 'ReasonForClosure'],
    wrong: 'The case was closed without a reason.',
    remedy: 'Give the reason by its code.',
    check: eachEpisode((episode, _, found) => {
      if (episode.CINclosureDate !== undefined && episode.ReasonForClosure === undefined)
        found(at(episode, 'CINclosureDate'), at(episode, 'ReasonForClosure'))
    }),
  },
  {
    code: '8810',
    severity: 'error',
    module: 'CINdetails',
    fields: ['ReasonForClosure', 'CINclosureDate'],
    wrong: 'The case has a reason for closing, but no day on which it was closed.',
    remedy: 'Give the day, or take the reason out while the case is open.',
    check: eachEpisode((episode, _, found) => {
      if (episode.ReasonForClosure !== undefined && episode.CINclosureDate === undefined)
        found(at(episode, 'ReasonForClosure'), at(episode, 'CINclosureDate'))
    }),
  },
  {
    code: '8815',
    severity: 'error',
    module: 'CINdetails',
    fields: ['ReferralNFA', 'CINclosureDate'],
    wrong: 'The child has more than one case that is open.',
    remedy: 'Close all but the latest.',
    check({ episodes }, _, found) {
      if (episodes.length < 2) return
      const open = episodes.filter(isOpenCase)
      if (open.length < 2) return
      found(...open.flatMap(episode => [at(episode, 'CINclosureDate'), at(episode, 'ReferralNFA')]))
    },
  },
  {
    code: '8816',
    severity: 'error',
    module: 'CINdetails',
    fields: ['CINreferralDate', 'ReferralNFA'],
    wrong: 'The open case is not the child’s latest: a referral came after it.',
    remedy: 'Close the earlier case, or join the two: a child with an open case is not referred again.',
    check({ episodes }, _, found) {
      if (episodes.length < 2) return
      const latest = episodes.reduce((a, b) => (isAfter(b.CINreferralDate, a.CINreferralDate) ? b : a))
      for (const episode of episodes)
        if (isOpenCase(episode) && isBefore(episode.CINreferralDate, latest.CINreferralDate))
          found(at(episode, 'CINreferralDate'), at(episode, 'ReferralNFA'), at(latest, 'CINreferralDate'))
    },
  },
  {
    code: '8820',
    severity: 'error',
    module: 'CINdetails',
    fields: ['CINreferralDate', 'CINclosureDate'],
    wrong: 'A referral came while another case of the child was open.',
    remedy: 'Correct the days, or join the two. One case may close on the day that the next begins.',
    check({ episodes }, { end }, found) {
      eachOverlap(
        episodes,
        it => it.CINreferralDate,
        (it, day) => (it.CINclosureDate === undefined ? isOpenCase(it) && day <= end : day < it.CINclosureDate),
        (later, earlier) =>
          found(at(later, 'CINreferralDate'), at(earlier, 'CINreferralDate'), at(earlier, 'CINclosureDate')),
      )
    },
  },
  {
    code: '8825Q',
    severity: 'query',
    module: 'CINdetails',
    fields: ['ReasonForClosure'],
    wrong: 'The case was closed after assessment (RC8 or RC9), but has no assessment.',
    remedy: 'Add the assessment, or correct the reason.',
    check: eachEpisode((episode, _, found) => {
      if (CLOSED_AFTER_ASSESSMENT.includes(episode.ReasonForClosure) && episode.assessments.length === 0)
        found(at(episode, 'ReasonForClosure'))
    }),
  },
  {
    code: '2990',
    severity: 'error',
    module: 'CINdetails',
    fields: ['ReasonForClosure', 'DateOfInitialCPC'],
    wrong: 'The case was closed after assessment (RC8 or RC9), but has an enquiry, a conference or a plan.',
    remedy: 'Give the reason for which it closed in the end, or take out what belongs to another case.',
    check: eachEpisode((episode, _, found) => {
      if (!CLOSED_AFTER_ASSESSMENT.includes(episode.ReasonForClosure)) return
      const followed = [
        ...episode.enquiries.map(it => at(it, 'S47ActualStartDate')),
        ...episode.protectionPlans.map(it => at(it, 'CPPstartDate')),
        ...episode.cinPlans.map(it => at(it, 'CINPlanStartDate')),
      ]
      if (followed.length > 0 || episode.DateOfInitialCPC !== undefined)
        found(at(episode, 'ReasonForClosure'), at(episode, 'DateOfInitialCPC'), ...followed)
    }),
  },
  {
    code: '8867',
    severity: 'error',
    module: 'CINdetails',
    fields: ['CINclosureDate', 'AssessmentAuthorisationDate'],
    wrong: 'The case was closed, but an assessment in it is not finished.',
    remedy: 'Give the day on which the assessment was authorised.',
    check: eachEpisode((episode, _, found) => {
      if (episode.CINclosureDate === undefined) return
      for (const it of episode.assessments)
        if (it.AssessmentAuthorisationDate === undefined)
          found(at(episode, 'CINclosureDate'), at(it, 'AssessmentAuthorisationDate'))
    }),
  },
  {
    code: '8868',
    severity: 'error',
    module: 'CINdetails',
    fields: ['ICPCnotRequired', 'CINclosureDate', 'DateOfInitialCPC'],
    wrong:
      'The case was closed, but an enquiry in it led neither to a conference nor to the decision that none was needed.',
    remedy: 'Give the day of the conference, or ICPCnotRequired as 1.',
    check: eachEpisode((episode, _, found) => {
      if (episode.CINclosureDate === undefined) return
      for (const it of episode.enquiries)
        if (it.DateOfInitialCPC === undefined && it.ICPCnotRequired !== true)
          found(at(it, 'ICPCnotRequired'), at(episode, 'CINclosureDate'), at(it, 'DateOfInitialCPC'))
    }),
  },
]
