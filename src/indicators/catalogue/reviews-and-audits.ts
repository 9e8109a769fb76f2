import { suppliedMeasures } from './supplied.ts'

export const REVIEW_MEASURES = suppliedMeasures(
  { topic: 'reviews', owner: 'Practice Review Group', protects: 'nothing', legalBasis: 'Children Act 2004 s16F' },
  [
    {
      code: 'reviews.rapid.completed',
      title: 'Rapid reviews completed',
      definition: 'Rapid reviews of serious child safeguarding incidents that were completed in the period.',
      unit: 'review',
      additive: true,
    },
    {
      code: 'reviews.cspr.completed',
      title: 'Child safeguarding practice reviews completed',
      definition:
        'Local child safeguarding practice reviews completed in the period, those held jointly with another partnership included.',
      unit: 'review',
      additive: true,
    },
    {
      code: 'reviews.cspr.joint',
      title: 'Of those, held jointly with another partnership',
      definition:
        'Child safeguarding practice reviews completed in the period that were held jointly with another partnership.',
      unit: 'review',
      additive: true,
    },
    {
      code: 'reviews.sar.ratified',
      title: 'Safeguarding adults reviews ratified',
      definition: 'Safeguarding adults reviews that the partnership ratified in the period.',
      unit: 'review',
      additive: true,
      legalBasis: 'Care Act 2014 s44',
    },
    {
      code: 'reviews.sar.referrals-not-met',
      title: 'Referrals for an adults review that did not meet the criteria',
      definition:
        'Referrals for a safeguarding adults review that were considered in the period and did not meet the criteria.',
      unit: 'referral',
      additive: true,
      legalBasis: 'Care Act 2014 s44',
    },
    {
      code: 'reviews.dhr.referrals',
      title: 'Referrals for a domestic homicide review',
      definition: 'Deaths referred to the partnership for a domestic homicide review in the period.',
      unit: 'referral',
      additive: true,
      legalBasis: 'Domestic Violence, Crime and Victims Act 2004 s9',
    },
  ],
)

const byFinancialYear = (counts: string) => ({
  definition: `${counts}, asked once in each financial year.`,
  from: '2019-04-01',
  why: 'Education establishments work by the academic year, and are asked in it from September 2023.',
})

export const AUDIT_MEASURES = suppliedMeasures(
  { topic: 'audits', owner: 'Quality assurance', protects: 'nothing', legalBasis: 'Children Act 2004 s11' },
  [
    {
      code: 'audits.section-11.returned',
      title: 'Section 11 returns received',
      definition: 'Returns to the section 11 audit, which five partnerships ask for together.',
      unit: 'return',
    },
    {
      code: 'audits.section-175.sent',
      title: 'Education establishments asked for a section 175 return',
      definition: 'Schools, colleges and other education establishments to which the section 175/157 audit was sent.',
      validFrom: '2023-09-01',
      earlier: [byFinancialYear('Establishments to which the section 175/157 audit was sent')],
      unit: 'establishment',
      legalBasis: 'Education Act 2002 s175, s157',
    },
    {
      code: 'audits.section-175.returned',
      title: 'Section 175 returns received',
      definition: 'Education establishments that sent back the section 175/157 audit.',
      validFrom: '2023-09-01',
      earlier: [byFinancialYear('Establishments that sent back the section 175/157 audit')],
      unit: 'establishment',
      legalBasis: 'Education Act 2002 s175, s157',
    },
    {
      code: 'audits.section-175.response-rate',
      title: 'Education establishments that sent back the section 175 audit',
      definition: 'Establishments that sent back the section 175/157 audit as a share of those asked.',
      validFrom: '2023-09-01',
      earlier: [byFinancialYear('Establishments that sent back the section 175/157 audit as a share of those asked')],
      unit: 'establishment',
      form: 'percentage',
      polarity: 'more-is-better',
      legalBasis: 'Education Act 2002 s175, s157',
      ratio: {
        numerator: { words: 'establishments that sent it back', code: 'audits.section-175.returned' },
        denominator: { words: 'establishments asked', code: 'audits.section-175.sent' },
      },
    },
    {
      code: 'audits.adult-self-assessment.returned',
      title: 'Safeguarding adults self-assessments received',
      definition: 'Partner agencies that returned the safeguarding adults self-assessment.',
      unit: 'return',
      legalBasis: 'Care Act 2014 s43',
      caveat: '2021 is derived from the printed rise of 29 per cent.',
      printedAs: ['self-assessment audit returns'],
    },
  ],
)
