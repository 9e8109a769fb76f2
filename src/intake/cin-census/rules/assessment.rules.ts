import type { Assessment } from '../child.ts'
import { at, type ChildRule, eachAssessment, eachEpisode, eachOverlap, isAfter, isBefore, isOutside } from '../rule.ts'

const NO_FACTORS = '21'

const isUnfinished = (it: Assessment): boolean => it.AssessmentAuthorisationDate === undefined

const retired = (code: string, factor: string, instead: string): ChildRule => ({
  code,
  severity: 'query',
  module: 'Assessments',
  fields: ['AssessmentFactors'],
  wrong: `The factor ${factor} is no longer used.`,
  remedy: `Give ${instead}, which say who did it.`,
  check: eachAssessment((it, _, __, found) => {
    if (it.AssessmentFactors.includes(factor)) found(at(it, 'AssessmentFactors'))
  }),
})

export const assessmentRules: readonly ChildRule[] = [
  {
    code: '1103',
    severity: 'error',
    module: 'Assessments',
    fields: ['AssessmentActualStartDate', 'CINreferralDate'],
    wrong: 'The assessment began before the referral that it belongs to.',
    remedy: 'Correct whichever of the two days is wrong.',
    check: eachAssessment((it, episode, _, found) => {
      if (isBefore(it.AssessmentActualStartDate, episode.CINreferralDate))
        found(at(it, 'AssessmentActualStartDate'), at(episode, 'CINreferralDate'))
    }),
  },
  {
    code: '8608',
    severity: 'error',
    module: 'Assessments',
    fields: ['AssessmentActualStartDate', 'AssessmentAuthorisationDate'],
    wrong: 'The assessment was authorised before it began.',
    remedy: 'Correct whichever of the two days is wrong.',
    check: eachAssessment((it, _, __, found) => {
      if (isAfter(it.AssessmentActualStartDate, it.AssessmentAuthorisationDate))
        found(at(it, 'AssessmentActualStartDate'), at(it, 'AssessmentAuthorisationDate'))
    }),
  },
  {
    code: '8614',
    severity: 'error',
    module: 'Assessments',
    fields: ['AssessmentAuthorisationDate', 'AssessmentFactors'],
    wrong: 'An assessment that is not finished has factors already.',
    remedy: 'Give the day on which it was authorised, or leave the factors out until then.',
    check: eachAssessment((it, _, __, found) => {
      if (isUnfinished(it) && it.AssessmentFactors.length > 0)
        found(at(it, 'AssessmentAuthorisationDate'), at(it, 'AssessmentFactors'))
    }),
  },
  {
    code: '8670Q',
    severity: 'query',
    module: 'Assessments',
    fields: ['AssessmentActualStartDate', 'AssessmentAuthorisationDate'],
    wrong: 'The assessment has lasted more than 45 working days and is not finished.',
    remedy: 'Give the day on which it was authorised, or say why it took longer.',
    check: eachAssessment((it, _, { workingDays }, found) => {
      if (isUnfinished(it) && isBefore(it.AssessmentActualStartDate, workingDays?.fortyFiveBeforeEnd))
        found(at(it, 'AssessmentActualStartDate'), at(it, 'AssessmentAuthorisationDate'))
    }),
  },
  {
    code: '8696',
    severity: 'error',
    module: 'Assessments',
    fields: ['AssessmentAuthorisationDate'],
    wrong: 'The assessment was authorised before the census year began, or after it ended.',
    remedy: 'Correct the day, or leave the assessment to the year that it belongs to.',
    check: eachAssessment((it, _, census, found) => {
      if (isOutside(it.AssessmentAuthorisationDate, census)) found(at(it, 'AssessmentAuthorisationDate'))
    }),
  },
  {
    code: '8736',
    severity: 'error',
    module: 'Assessments',
    fields: ['AssessmentAuthorisationDate', 'AssessmentActualStartDate'],
    wrong: 'An assessment that is not finished began outside the census year.',
    remedy: 'Give the day on which it was authorised, or correct the day on which it began.',
    check: eachAssessment((it, _, census, found) => {
      if (isUnfinished(it) && isOutside(it.AssessmentActualStartDate, census))
        found(at(it, 'AssessmentAuthorisationDate'), at(it, 'AssessmentActualStartDate'))
    }),
  },
  {
    code: '8863Q',
    severity: 'query',
    module: 'Assessments',
    fields: ['AssessmentActualStartDate', 'AssessmentAuthorisationDate'],
    wrong: 'An assessment began while another of the same case was under way.',
    remedy: 'Finish the first, or join the two.',
    check: eachEpisode(({ assessments }, { end }, found) => {
      eachOverlap(
        assessments,
        it => it.AssessmentActualStartDate,
        (it, day) => day <= (it.AssessmentAuthorisationDate ?? end),
        (later, earlier) =>
          found(
            at(later, 'AssessmentActualStartDate'),
            at(earlier, 'AssessmentActualStartDate'),
            at(earlier, 'AssessmentAuthorisationDate'),
          ),
      )
    }),
  },
  {
    code: '8896',
    severity: 'error',
    module: 'Assessments',
    fields: ['AssessmentAuthorisationDate'],
    wrong: 'One case has two assessments or more that are not finished.',
    remedy: 'Give the days on which all but the latest were authorised.',
    check: eachEpisode(({ assessments }, _, found) => {
      if (assessments.length < 2) return
      const unfinished = assessments.filter(isUnfinished)
      if (unfinished.length > 1) found(...unfinished.map(it => at(it, 'AssessmentAuthorisationDate')))
    }),
  },
  {
    code: '8897Q',
    severity: 'query',
    module: 'Assessments',
    fields: ['AssessmentAuthorisationDate', 'AssessmentFactors'],
    wrong: 'A finished assessment has no factors, or a code that the census did not have in that year.',
    remedy: 'Give what was found by its codes, or 21 where nothing was.',
    check: eachAssessment((it, _, { start, codes }, found) => {
      if (it.AssessmentAuthorisationDate === undefined || it.AssessmentAuthorisationDate < start) return
      if (it.AssessmentFactors.length === 0 || it.AssessmentFactors.some(code => !codes.AssessmentFactors.has(code)))
        found(at(it, 'AssessmentAuthorisationDate'), at(it, 'AssessmentFactors'))
    }),
  },
  {
    code: '8898',
    severity: 'error',
    module: 'Assessments',
    fields: ['AssessmentFactors'],
    wrong: 'One factor is given twice in the same assessment.',
    remedy: 'Give each factor once.',
    check: eachAssessment((it, _, __, found) => {
      const factors = it.AssessmentFactors
      if (factors.length > 1 && new Set(factors).size < factors.length) found(at(it, 'AssessmentFactors'))
    }),
  },
  {
    code: '8869',
    severity: 'error',
    module: 'Assessments',
    fields: ['AssessmentFactors'],
    wrong: 'The assessment found nothing (21), and something else.',
    remedy: 'Take out 21, or the other factors.',
    check: eachAssessment((it, _, __, found) => {
      if (it.AssessmentFactors.includes(NO_FACTORS) && it.AssessmentFactors.some(code => code !== NO_FACTORS))
        found(at(it, 'AssessmentFactors'))
    }),
  },
  {
    code: '8873Q',
    severity: 'query',
    module: 'Assessments',
    fields: ['ReasonForClosure', 'AssessmentFactors'],
    wrong: 'The only assessment of the case found nothing (21), but the case was not closed after assessment.',
    remedy: 'Give RC8 or RC9 as the reason for closing it, or correct the factors.',
    check: eachEpisode((episode, _, found) => {
      const [only, ...more] = episode.assessments
      if (!only || more.length > 0 || !only.AssessmentFactors.includes(NO_FACTORS)) return
      if (episode.ReasonForClosure !== 'RC8' && episode.ReasonForClosure !== 'RC9')
        found(at(episode, 'ReasonForClosure'), at(only, 'AssessmentFactors'))
    }),
  },
  retired('8945Q', '18A', '18B or 18C'),
  retired('8950Q', '19A', '19B or 19C'),
]
