import { ADULTS, COHORTS, CONCERNS, STARTED } from './adult-bases.ts'
import { suppliedMeasures } from './supplied.ts'

export const ADULT_CONCERN_MEASURES = suppliedMeasures(ADULTS, [
  {
    code: 'adult.concerns.received',
    title: 'Adult safeguarding concerns received',
    definition:
      'Signs of suspected abuse or neglect of an adult that were reported to the council, or that it found itself, in the period. One adult may have several.',
    unit: 'concern',
    additive: true,
    parts: [
      'adult.enquiries.s42-2.started',
      'adult.concerns.s42-1',
      'adult.concerns.not-met',
      'adult.enquiries.other.started',
      'adult.concerns.awaiting-decision',
    ],
    caveat:
      'A contact that was screened out as no safeguarding matter is none of them. Until the portal opened in late 2023 such contacts were set aside before they were counted. Where it was supplied, 2022-23 is derived from the printed change.',
    printedAs: ['concerns raised'],
  },
  {
    code: 'adult.concerns.change',
    title: 'Change in adult concerns on the year before',
    definition: 'Concerns received in the period less those received in the one before.',
    unit: 'concern',
    printedAs: ['change in concerns on previous year'],
  },
  {
    code: 'adult.concerns.change-since-2021-22',
    title: 'Change in adult concerns since 2021-22',
    definition: 'Concerns received in the period less those of 2021-22, as a share of those of 2021-22.',
    unit: 'concern',
    form: 'percentage',
    decimals: 0,
    printedAs: ['change in concerns since 2021-22'],
  },
  {
    code: 'adult.concerns.people',
    title: 'Adults with a safeguarding concern',
    definition: 'Adults about whom at least one concern was received in the period. Each adult counts once.',
    unit: 'adult',
    printedAs: ['individuals with a concern'],
  },
  {
    code: 'adult.concerns.per-person',
    title: 'Concerns for each adult concerned',
    definition: 'Concerns received divided by the adults they were about.',
    unit: 'concern per adult',
    form: 'ratio',
    decimals: 2,
    ratio: { numerator: CONCERNS, denominator: { words: 'adults with a concern', code: 'adult.concerns.people' } },
    printedAs: ['concerns per individual'],
  },
  {
    code: 'adult.contacts.screened-out',
    title: 'Contacts screened out before a threshold decision',
    definition:
      'Contacts received in the period that were set aside as no safeguarding matter. They are none of the concerns received.',
    validFrom: '2023-11-01',
    earlier: [
      {
        definition:
          'Contacts set aside as no safeguarding matter before anybody decided whether they were a concern, where somebody wrote them down.',
        from: '2019-04-01',
        why: 'With the portal every contact is recorded, and screening it out is a decision with a reason.',
      },
    ],
    unit: 'contact',
    additive: true,
    caveat:
      'The series breaks in November 2023, when the portal opened: before, contacts were set aside before anybody decided whether they were a concern.',
    printedAs: ['contacts screened out before threshold decision, until portal launch'],
  },
  {
    code: 'adult.enquiries.s42-2.started',
    title: 'Section 42(2) enquiries started',
    definition:
      'Concerns received in the period that met all three limbs of section 42(1) and for which an enquiry under section 42(2) was begun.',
    unit: 'enquiry',
    additive: true,
    caveat: `Counted by the day on which the concern was received, so that it is part of the concerns received. ${COHORTS}`,
    printedAs: ['s42(2) enquiries (progressed from concerns)'],
  },
  {
    code: 'adult.conversion.local',
    title: 'Concerns that became a section 42(2) enquiry',
    definition:
      'Section 42(2) enquiries started as a share of concerns received. The national conversion rate also counts other enquiries.',
    unit: 'concern',
    form: 'percentage',
    ratio: {
      numerator: STARTED,
      denominator: CONCERNS,
    },
    caveat: 'Neither high nor low is good by itself: areas count contacts differently.',
    printedAs: ['s42(2) conversion rate'],
  },
  {
    code: 'adult.conversion.national',
    title: 'Concerns that became any enquiry, as counted nationally',
    definition:
      'Enquiries under section 42(2) and other enquiries that were started, as a share of concerns received: the national conversion rate.',
    unit: 'concern',
    form: 'percentage',
    ratio: {
      numerator: { words: 'section 42(2) and other enquiries started' },
      denominator: CONCERNS,
    },
    caveat: 'Neither high nor low is good by itself: areas count contacts differently.',
  },
  {
    code: 'adult.enquiries.other.started',
    title: 'Other enquiries started',
    definition:
      'Concerns received in the period that did not meet all three limbs of section 42(1), and for which the council found another enquiry necessary and proportionate.',
    unit: 'enquiry',
    additive: true,
  },
  {
    code: 'adult.concerns.s42-1',
    title: 'Concerns that met section 42(1) and were closed by other action',
    definition:
      'Concerns that met the three limbs and were dealt with without an enquiry under section 42(2). Called "section 42(1) enquiries" locally; nationally they are not enquiries.',
    unit: 'concern',
    additive: true,
    printedAs: ['s42(1) enquiries'],
  },
  {
    code: 'adult.concerns.not-met',
    title: 'Concerns that did not meet section 42(1)',
    definition: 'Concerns for which it was decided that at least one of the three limbs was not met.',
    unit: 'concern',
    additive: true,
    printedAs: ['concerns not meeting s42(1)'],
  },
  {
    code: 'adult.concerns.awaiting-decision',
    title: 'Concerns without a recorded decision',
    definition:
      'Concerns received in the period less those with a recorded decision: what is left when the outcomes are added up.',
    unit: 'concern',
    additive: true,
    caveat: 'Where it was supplied it is derived, not published: the source does not explain the remainder.',
    printedAs: ['unexplained remainder of concerns'],
  },
  {
    code: 'adult.concerns.decided',
    title: 'Concerns decided',
    definition: 'Concerns received in the period on which a decision was recorded, whatever it was.',
    unit: 'concern',
    additive: true,
    parts: [
      'adult.enquiries.s42-2.started',
      'adult.concerns.s42-1',
      'adult.concerns.not-met',
      'adult.enquiries.other.started',
    ],
  },
  {
    code: 'adult.concerns.repeat',
    title: 'Concerns about an adult who had another within 90 days',
    definition:
      'Of concerns received in the period, those about an adult about whom another concern had been received within the 90 days before.',
    unit: 'concern',
    form: 'percentage',
    ratio: { numerator: { words: 'concerns that follow another within 90 days' }, denominator: CONCERNS },
    caveat: 'It rests on practitioners having said that two concerns are about the same adult.',
  },
])
