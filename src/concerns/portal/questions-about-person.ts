import { ETHNICITIES, GENDER_IDENTITIES, SEXES } from '../codes.ts'
import { isNhsNumber } from '../individual.ts'
import type { Question, Situation } from './question.ts'

const always = (): boolean => true
const isSelf = ({ who }: Situation): boolean => who === 'self'

/** "you", "the adult" or "the child" */
const them = (situation: Situation): string =>
  isSelf(situation) ? 'you' : situation.about === 'child' ? 'the child' : 'the adult'

const inFuture = (text: string, today: Temporal.PlainDate): string | undefined =>
  Temporal.PlainDate.compare(Temporal.PlainDate.from(text), today) > 0
    ? 'The date of birth must be in the past'
    : undefined

/** Whom the concern is about. Nothing of it need be known. */
export const QUESTIONS_ABOUT_PERSON: readonly Question[] = [
  {
    name: 'person',
    ask: situation => (isSelf(situation) ? 'What is your name?' : `What is the name of ${them(situation)}?`),
    hint: 'Go on if you do not know, or would rather not say.',
    isAsked: always,
    fields: [
      { name: 'given-name', label: 'First name', kind: 'text', most: 100 },
      { name: 'family-name', label: 'Last name', kind: 'text', most: 100 },
      { name: 'other-names', label: 'Any other names they go by', kind: 'text', most: 200 },
    ],
  },
  {
    name: 'born',
    ask: situation => (isSelf(situation) ? 'How old are you?' : `How old is ${them(situation)}?`),
    isAsked: always,
    fields: [
      {
        name: 'age-known',
        label: 'How old?',
        kind: 'one',
        options: { exactly: 'I know the date of birth', roughly: 'I know roughly', 'not-known': 'I do not know' },
        missing: 'Select whether you know the age',
        reveals: {
          exactly: [
            {
              name: 'born-on',
              label: 'Date of birth',
              hint: 'For example, 27 3 1950',
              kind: 'day',
              missing: 'Enter the date of birth',
              fault: inFuture,
            },
          ],
          roughly: [
            {
              name: 'rough-age',
              label: 'Age in years, roughly',
              kind: 'number',
              missing: 'Enter a rough age in years',
              fault: text =>
                /^\d{1,3}$/.test(text) && Number(text) <= 120 ? undefined : 'Enter a rough age from 0 to 120',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'address',
    ask: situation => (isSelf(situation) ? 'Where do you live?' : `Where does ${them(situation)} live?`),
    hint: 'Any part of it helps. Go on if you do not know.',
    isAsked: always,
    fields: [
      { name: 'address', label: 'Address, or the name of a care home or ward', kind: 'paragraphs', most: 500 },
      { name: 'postcode', label: 'Postcode', kind: 'text', most: 10 },
      { name: 'person-phone', label: 'Telephone number', kind: 'phone', most: 50 },
      {
        name: 'person-contact-safely',
        label: 'Is there anything we should know before we call or visit?',
        hint: 'For example, who else is there, or when they are alone.',
        kind: 'text',
        most: 500,
      },
    ],
  },
  {
    name: 'nhs-number',
    ask: 'Do you know the NHS number?',
    hint: 'Go on if you do not have it.',
    isAsked: ({ who }) => who === 'professional',
    fields: [
      {
        name: 'nhs-number',
        label: 'NHS number',
        hint: 'Ten digits, like 485 777 3456',
        kind: 'text',
        most: 30,
        fault: text =>
          isNhsNumber(text.replace(/[\s-]/g, ''))
            ? undefined
            : 'Check the NHS number: it must have ten digits, and one of these seems to be wrong',
      },
    ],
  },
]

/** Asked last and never needed. */
export const EQUALITY_QUESTION: Question = {
  name: 'equality',
  ask: 'Some questions to see whether everybody is served equally',
  hint: situation =>
    `About ${them(situation)}. You can leave out any of them. Your answers make no difference to what happens next.`,
  isAsked: always,
  fields: [
    { name: 'sex', label: 'Sex', kind: 'one', options: SEXES },
    { name: 'gender-identity', label: 'Gender identity, in their own words', kind: 'one', options: GENDER_IDENTITIES },
    { name: 'ethnicity', label: 'Ethnicity', kind: 'one', options: ETHNICITIES },
  ],
}
