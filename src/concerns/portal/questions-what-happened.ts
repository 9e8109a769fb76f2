import {
  ABUSE_TYPES,
  type AbuseType,
  CHILD_ABUSE_TYPES,
  type ChildAbuseType,
  LOCATIONS,
  SOURCES_OF_RISK,
} from '../codes.ts'
import type { Question, QuestionField, Situation } from './question.ts'

const PLAIN_ABUSE: Readonly<Record<AbuseType, string>> = {
  physical: 'Hitting, rough handling, wrong medicine, being held down or locked in',
  sexual: 'Any sexual act or talk they did not or could not agree to',
  psychological: 'Threats, humiliation, control, being cut off from others',
  financial: 'Stealing, fraud, pressure about money, property or a will',
  discriminatory: 'Treated badly for their race, sex, disability, age, faith or sexuality',
  organisational: 'Poor care in a home, hospital or service that affects how people live there',
  neglect: 'Not given food, care, warmth, medicine or help that they need',
  'domestic-abuse': 'Abuse by a partner, former partner or family member',
  'sexual-exploitation': 'Used for sex by others for gain, money, a place to stay or drugs',
  'modern-slavery': 'Forced to work, trafficked, or held by people who profit',
  'self-neglect': 'Not looking after themselves or their home, or hoarding, so that they are at risk',
}

const PLAIN_CHILD_ABUSE: Readonly<Record<ChildAbuseType, string>> = {
  physical: 'Hitting, shaking, burning or making ill',
  sexual: 'Any sexual act, touching or pictures, also online',
  emotional: 'Being frightened, humiliated, blamed or made to feel worthless',
  neglect: 'Not fed, kept clean, kept safe, taken to the doctor or looked after',
  'domestic-abuse': 'Seeing, hearing or living with abuse between adults',
  'sexual-exploitation': 'Groomed or used for sex by others',
  'criminal-exploitation': 'Used to carry drugs, money or weapons, or for other crime',
  radicalisation: 'Being drawn into extremism',
  'not-known': 'I am not sure',
}

const NOT_SURE = 'not-sure'
const isSelf = ({ who }: Situation): boolean => who === 'self'

const DAY_IT_HAPPENED: QuestionField = {
  name: 'happened-on',
  label: 'The day it happened',
  kind: 'day',
  missing: 'Enter the day it happened',
  fault: (text, today) =>
    Temporal.PlainDate.compare(Temporal.PlainDate.from(text), today) > 0
      ? 'The day it happened must be today or in the past'
      : undefined,
}

export const QUESTIONS_WHAT_HAPPENED: readonly Question[] = [
  {
    name: 'what-happened',
    ask: 'What has happened, or what worries you?',
    hint: 'Use your own words. Say what you saw or were told, and by whom. You do not need proof.',
    isAsked: () => true,
    fields: [
      {
        name: 'what-happened',
        label: 'What has happened, or what worries you?',
        kind: 'paragraphs',
        most: 20_000,
        missing: 'Enter what has happened or what worries you',
      },
    ],
  },
  {
    name: 'when',
    ask: 'When did it happen?',
    hint: 'Your best guess is fine. You can go on if you do not know.',
    isAsked: () => true,
    fields: [
      {
        name: 'when',
        label: 'When did it happen?',
        kind: 'one',
        options: { 'one-day': 'On one day', repeatedly: 'More than once, or over time', 'not-known': 'I do not know' },
        missing: 'Select when it happened',
        reveals: {
          'one-day': [DAY_IT_HAPPENED],
          repeatedly: [{ name: 'over-time', label: 'How often, and since when?', kind: 'text', most: 500 }],
        },
      },
    ],
  },
  {
    name: 'types',
    ask: 'What kind of harm is it?',
    hint: 'Select all that seem right. If you are not sure, say so: we will find out.',
    isAsked: ({ about }) => about !== undefined,
    fields: ({ about }) => [
      {
        name: 'types',
        label: 'What kind of harm is it?',
        kind: 'many',
        options: about === 'child' ? CHILD_ABUSE_TYPES : { ...ABUSE_TYPES, [NOT_SURE]: 'I am not sure' },
        explained: about === 'child' ? PLAIN_CHILD_ABUSE : PLAIN_ABUSE,
        missing: 'Select the kind of harm, or that you are not sure',
      },
    ],
  },
  {
    name: 'where',
    ask: 'Where did it happen?',
    isAsked: () => true,
    fields: [
      {
        name: 'location',
        label: 'Where did it happen?',
        kind: 'one',
        options: LOCATIONS,
        missing: 'Select where it happened',
      },
    ],
  },
  {
    name: 'who-by',
    ask: situation => (situation.about === 'child' ? 'Who is the risk to the child?' : 'Who may have done harm?'),
    hint: 'Select all that are right. We do not tell them what you say.',
    isAsked: () => true,
    fields: [
      {
        name: 'sources-of-risk',
        label: 'Who may have done harm?',
        kind: 'many',
        options: { ...SOURCES_OF_RISK, 'not-known': 'I do not know' },
        missing: 'Select who may have done harm, or that you do not know',
        reveals: {
          'service-provider': [
            { name: 'provider', label: 'Which service?', kind: 'listed', register: 'provider' },
            {
              name: 'provider-name',
              label: 'If it is not in the list, its name and where it is',
              printedAs: '',
              kind: 'text',
              most: 200,
            },
          ],
        },
      },
      {
        name: 'who-by',
        label: 'Their name, and what they are to the person, if you know',
        hint: 'Leave this empty if it is self-neglect.',
        kind: 'text',
        most: 500,
      },
    ],
  },
  {
    name: 'at-home',
    ask: 'Who lives with the child, and where do they go to school?',
    hint: 'Say if there are other children. Go on if you do not know.',
    isAsked: ({ about }) => about === 'child',
    fields: [
      { name: 'household', label: 'Who lives with the child, other children too', kind: 'paragraphs', most: 2_000 },
      { name: 'school', label: 'School, nursery or college', kind: 'text', most: 200 },
    ],
  },
  {
    name: 'wishes',
    ask: situation =>
      isSelf(situation)
        ? 'What would you like to happen?'
        : situation.about === 'child'
          ? 'What has the child said about it?'
          : 'What does the person want to happen?',
    hint: situation =>
      isSelf(situation)
        ? undefined
        : 'In their own words, if you have asked and it was safe to ask. Go on if you do not know.',
    isAsked: () => true,
    fields: situation => [
      {
        name: 'wishes',
        label: isSelf(situation) ? 'What would you like to happen?' : 'What they said',
        kind: 'paragraphs',
        most: 4_000,
      },
    ],
  },
  {
    name: 'done-so-far',
    ask: 'What has been done about it so far?',
    hint: 'For example: police called, doctor seen, the person moved to somewhere safe. Go on if nothing has.',
    isAsked: () => true,
    fields: [{ name: 'done-so-far', label: 'What has been done', kind: 'paragraphs', most: 4_000 }],
  },
]
