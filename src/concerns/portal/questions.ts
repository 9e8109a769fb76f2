import { textOf } from '#platform/typed.ts'
import { ABOUT } from '../codes.ts'
import { FILE_FAULT, type Question, type QuestionField, type Situation } from './question.ts'
import { EQUALITY_QUESTION, QUESTIONS_ABOUT_PERSON } from './questions-about-person.ts'
import { QUESTIONS_ABOUT_YOU } from './questions-about-you.ts'
import { QUESTIONS_WHAT_HAPPENED } from './questions-what-happened.ts'

const isOfSomebodyElse = ({ who }: Situation): boolean => who !== 'self'

const YES_NO = { yes: 'Yes', no: 'No', 'not-known': 'I do not know' } as const

const WHY_NOT: QuestionField = {
  name: 'no-consent-reason',
  label: 'Why not?',
  hint: 'For example: it was not safe to ask, others are at risk, or a crime may have been committed.',
  kind: 'paragraphs',
  most: 2_000,
  missing: 'Enter why not',
}

const ABOUT_QUESTION: Question = {
  name: 'about',
  ask: 'Who are you worried about?',
  isAsked: () => true,
  fields: [
    {
      name: 'about',
      label: 'Who are you worried about?',
      kind: 'one',
      options: ABOUT,
      explained: { adult: 'Somebody aged 18 or over', child: 'Somebody under 18, or a baby not yet born' },
      missing: 'Select who you are worried about',
    },
  ],
}

const CONSENT_AND_CAPACITY: readonly Question[] = [
  {
    name: 'consent',
    ask: ({ about }) =>
      about === 'child'
        ? 'Do the parents or carers know that you are telling us?'
        : 'Does the person agree that you tell us?',
    hint: 'You can tell us either way.',
    isAsked: isOfSomebodyElse,
    fields: [
      {
        name: 'consent',
        label: 'Do they know and agree?',
        kind: 'one',
        options: YES_NO,
        missing: 'Select whether they know and agree',
        reveals: { no: [WHY_NOT] },
      },
    ],
  },
  {
    name: 'capacity',
    ask: 'Can the person decide for themselves what should be done about it?',
    hint: 'For example, whether they understand what is happening and what could be done. Your impression is enough.',
    isAsked: situation => situation.about === 'adult' && isOfSomebodyElse(situation),
    fields: [
      {
        name: 'capacity',
        label: 'Can the person decide?',
        kind: 'one',
        options: YES_NO,
        missing: 'Select whether the person can decide',
        reveals: {
          no: [{ name: 'capacity-reason', label: 'What makes you think so?', kind: 'paragraphs', most: 2_000 }],
        },
      },
    ],
  },
]

const FILES_QUESTION: Question = {
  name: 'files',
  ask: 'Do you have pictures or documents to send?',
  hint: 'Go on if you have none. PDF, pictures and Office documents, up to 20 MB each, ten at most.',
  isAsked: () => true,
  fields: [],
  check: (typed): Record<string, string> => {
    const fault = textOf(typed, FILE_FAULT)
    return fault === '' ? {} : { files: fault }
  },
  takesFiles: true,
}

/**
 * Everything that is asked, in its order: of members of the public and professionals, of adults and children. The form
 * draws it, and the staff pages print by it what was answered.
 */
export const QUESTIONS: readonly Question[] = [
  ABOUT_QUESTION,
  ...QUESTIONS_ABOUT_YOU,
  ...QUESTIONS_ABOUT_PERSON,
  ...QUESTIONS_WHAT_HAPPENED,
  ...CONSENT_AND_CAPACITY,
  FILES_QUESTION,
  EQUALITY_QUESTION,
]

export const findQuestion = (name: string): Question | undefined => QUESTIONS.find(each => each.name === name)

export const askedQuestions = (situation: Situation): Question[] =>
  QUESTIONS.filter(question => question.isAsked(situation))
