import { at, type ChildRule, eachEpisode, isAfter, isBefore } from '../rule.ts'

// The source of a referral has been asked for since this day.
const SOURCE_SINCE = '2013-04-01'
const LONGEST_BEFORE_BIRTH_DAYS = 280

export const referralRules: readonly ChildRule[] = [
  {
    code: '8600',
    severity: 'error',
    module: 'CINdetails',
    fields: ['CINreferralDate'],
    wrong: 'The day of the referral is not given, or lies after the end of the census year.',
    remedy: 'Give the day on which the referral came.',
    check: eachEpisode((episode, { end }, found) => {
      if (episode.CINreferralDate === undefined || episode.CINreferralDate > end) found(at(episode, 'CINreferralDate'))
    }),
  },
  {
    code: '8866',
    severity: 'error',
    module: 'CINdetails',
    fields: ['CINreferralDate', 'ReferralSource'],
    wrong: 'Nothing says who made the referral, or the code is not of the census.',
    remedy: 'Give the source by its code, such as 6 for the police.',
    check: eachEpisode((episode, { codes }, found) => {
      if (episode.CINreferralDate === undefined || episode.CINreferralDate < SOURCE_SINCE) return
      if (episode.ReferralSource === undefined || !codes.ReferralSource.has(episode.ReferralSource))
        found(at(episode, 'CINreferralDate'), at(episode, 'ReferralSource'))
    }),
  },
  {
    code: '8568',
    severity: 'error',
    module: 'CINdetails',
    fields: ['ReferralNFA'],
    wrong: 'Nothing says whether the referral led to further action.',
    remedy: 'Give ReferralNFA as 0 where something followed, or 1 where nothing did.',
    check: eachEpisode((episode, _, found) => {
      if (episode.ReferralNFA === undefined) found(at(episode, 'ReferralNFA'))
    }),
  },
  {
    code: '8569Q',
    severity: 'query',
    module: 'CINdetails',
    fields: ['ReferralNFA', 'CINreferralDate'],
    wrong: 'A referral from before the census year led to nothing, so it does not belong in this file.',
    remedy: 'Leave it out, or correct its day or ReferralNFA.',
    check: eachEpisode((episode, { workingDays }, found) => {
      if (episode.ReferralNFA === true && isBefore(episode.CINreferralDate, workingDays?.oneBeforeStart))
        found(at(episode, 'ReferralNFA'), at(episode, 'CINreferralDate'))
    }),
  },
  {
    code: '8610',
    severity: 'error',
    module: 'CINdetails',
    fields: ['ReferralNFA', 'PrimaryNeedCode'],
    wrong: 'The referral led to further action, but has no primary need.',
    remedy: 'Give the need by its code, N1 to N9, or N0 where it was not stated.',
    check: eachEpisode((episode, _, found) => {
      if (episode.ReferralNFA === false && episode.PrimaryNeedCode === undefined)
        found(at(episode, 'ReferralNFA'), at(episode, 'PrimaryNeedCode'))
    }),
  },
  {
    code: '8650',
    severity: 'error',
    module: 'CINdetails',
    fields: ['PrimaryNeedCode'],
    wrong: 'The primary need is not a code of the census.',
    remedy: 'Give one of N1 to N9, or N0.',
    check: eachEpisode((episode, { codes }, found) => {
      if (episode.PrimaryNeedCode !== undefined && !codes.PrimaryNeedCode.has(episode.PrimaryNeedCode))
        found(at(episode, 'PrimaryNeedCode'))
    }),
  },
  {
    code: '8555Q',
    severity: 'query',
    module: 'CINdetails',
    fields: ['PersonDeathDate', 'CINreferralDate'],
    wrong: 'The child was referred after the day of death.',
    remedy: 'Correct whichever of the two days is wrong.',
    check: eachEpisode((episode, _, found, { identifiers }) => {
      if (isAfter(episode.CINreferralDate, identifiers.PersonDeathDate))
        found(at(identifiers, 'PersonDeathDate'), at(episode, 'CINreferralDate'))
    }),
  },
  {
    code: '8606',
    severity: 'error',
    module: 'CINdetails',
    fields: ['CINreferralDate', 'PersonBirthDate', 'ExpectedPersonBirthDate'],
    wrong: 'The child was referred more than 40 weeks before being born or expected.',
    remedy: 'Correct whichever of the days is wrong.',
    check: eachEpisode((episode, _, found, { identifiers }) => {
      const { PersonBirthDate: born, ExpectedPersonBirthDate: expected } = identifiers
      if (isTooEarly(episode.CINreferralDate, born) || isTooEarly(episode.CINreferralDate, expected))
        found(
          at(episode, 'CINreferralDate'),
          at(identifiers, 'PersonBirthDate'),
          at(identifiers, 'ExpectedPersonBirthDate'),
        )
    }),
  },
  {
    code: '4000',
    severity: 'error',
    module: 'CINplanDates',
    fields: ['ReferralNFA'],
    wrong: 'A referral that led to nothing has a child in need plan.',
    remedy: 'Correct ReferralNFA, or take the plan out.',
    check: eachEpisode((episode, _, found) => {
      if (episode.ReferralNFA !== true) return
      for (const plan of episode.cinPlans) found(at(episode, 'ReferralNFA'), at(plan, 'CINPlanStartDate'))
    }),
  },
  {
    code: '8831',
    severity: 'error',
    module: 'CINdetails',
    fields: ['AssessmentActualStartDate', 'AssessmentAuthorisationDate', 'S47ActualStartDate', 'DateOfInitialCPC'],
    wrong: 'A referral that led to nothing has an assessment, an enquiry or a conference.',
    remedy: 'Correct ReferralNFA, or take out what does not belong to this referral.',
    check: eachEpisode((episode, _, found) => {
      if (episode.ReferralNFA !== true) return
      if (episode.DateOfInitialCPC !== undefined) found(at(episode, 'ReferralNFA'), at(episode, 'DateOfInitialCPC'))
      for (const it of episode.assessments)
        if (it.AssessmentActualStartDate !== undefined || it.AssessmentAuthorisationDate !== undefined)
          found(at(episode, 'ReferralNFA'), at(it, 'AssessmentActualStartDate'), at(it, 'AssessmentAuthorisationDate'))
      for (const it of episode.enquiries)
        if (it.S47ActualStartDate !== undefined || it.DateOfInitialCPC !== undefined)
          found(at(episode, 'ReferralNFA'), at(it, 'S47ActualStartDate'), at(it, 'DateOfInitialCPC'))
    }),
  },
  {
    code: '8832',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['ReferralNFA'],
    wrong: 'A referral that led to nothing has a child protection plan.',
    remedy: 'Correct ReferralNFA, or take the plan out.',
    check: eachEpisode((episode, _, found) => {
      if (episode.ReferralNFA !== true) return
      for (const plan of episode.protectionPlans) found(at(episode, 'ReferralNFA'), at(plan, 'CPPstartDate'))
    }),
  },
]

function isTooEarly(referred: string | undefined, born: string | undefined): boolean {
  if (referred === undefined || born === undefined || referred >= born) return false
  return Temporal.PlainDate.from(referred).until(born).days > LONGEST_BEFORE_BIRTH_DAYS
}
