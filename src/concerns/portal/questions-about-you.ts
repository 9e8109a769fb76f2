import { type Typed, textOf, textsOf } from '#platform/typed.ts'
import { SOURCES } from '../codes.ts'
import type { Question, QuestionField, Situation } from './question.ts'
import { sourceOfAgency } from './source-of-agency.ts'

const {
  self,
  anonymous,
  'family-or-friend': family,
  'neighbour-or-public': neighbour,
  ...PROFESSIONAL_SOURCES
} = SOURCES

const isVisitor = ({ caller }: Situation): boolean => !caller.isSignedIn
const isReachable = ({ who }: Situation): boolean => who !== undefined && who !== 'anonymous'

const MAIL: QuestionField = {
  name: 'email',
  label: 'Email address',
  kind: 'email',
  most: 254,
  fault: text =>
    /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(text)
      ? undefined
      : 'Enter an email address in the right form, like name@example.org',
}

const SAFE_CONTACT: readonly QuestionField[] = [
  MAIL,
  {
    name: 'mail-is-safe',
    label: 'Is it safe to write to this address?',
    kind: 'many',
    options: { yes: 'Yes, nobody reads these messages who should not know' },
  },
  { name: 'phone', label: 'Telephone number', kind: 'phone', most: 50 },
  {
    name: 'contact-safely',
    label: 'When and how is it safe to call?',
    hint: 'For example: weekday mornings only, do not leave a message.',
    kind: 'text',
    most: 500,
  },
]

/** Mail is sent only where it was said to be safe, so that must be said of an address. */
function checkContact(typed: Typed): Record<string, string> {
  if (textOf(typed, 'email') === '' && textsOf(typed, 'mail-is-safe').length > 0)
    return { email: 'Enter the email address that is safe' }
  return {}
}

function checkWork(typed: Typed): Record<string, string> {
  if (textOf(typed, 'agency') !== '' || textOf(typed, 'organisation') !== '') return {}
  return { agency: 'Select where you work, or type its name' }
}

const isSourceOpen = ({ who, caller, typed }: Situation): boolean =>
  who === 'professional' &&
  (caller.isSignedIn
    ? sourceOfAgency(caller.agencyKind) === undefined
    : textOf(typed, 'agency') === '' || sourceOfAgency(textOf(typed, 'agency-kind')) === undefined)

/** Who raises the concern, and how they can be answered without harm. */
export const QUESTIONS_ABOUT_YOU: readonly Question[] = [
  {
    name: 'who-you-are',
    ask: 'Who are you?',
    hint: 'You do not have to give your name.',
    isAsked: isVisitor,
    fields: [
      {
        name: 'who-you-are',
        label: 'Who are you?',
        kind: 'one',
        options: {
          self: 'It is happening to me',
          'family-or-friend': family,
          'neighbour-or-public': neighbour,
          professional: 'I came across it in my work',
          anonymous: 'I would rather not say',
        },
        missing: 'Select who you are',
      },
    ],
  },
  {
    name: 'your-work',
    ask: 'Where do you work?',
    isAsked: ({ who, caller }) => who === 'professional' && !caller.isSignedIn,
    fields: [
      { name: 'agency', label: 'Choose your organisation', kind: 'listed', register: 'agency' },
      {
        name: 'organisation',
        label: 'If it is not in the list, type its name',
        printedAs: '',
        kind: 'text',
        most: 200,
      },
      { name: 'job-title', label: 'Your role there', kind: 'text', most: 200, missing: 'Enter your role' },
    ],
    check: checkWork,
  },
  {
    name: 'kind-of-work',
    ask: 'What kind of organisation is it?',
    isAsked: isSourceOpen,
    fields: [
      {
        name: 'source',
        label: 'What kind of organisation is it?',
        kind: 'one',
        options: PROFESSIONAL_SOURCES,
        missing: 'Select the kind of organisation',
      },
    ],
  },
  {
    name: 'your-name',
    ask: 'What is your name?',
    hint: ({ who }) =>
      who === 'professional' ? undefined : 'You can leave this empty. What you tell us counts just as much.',
    isAsked: ({ who, caller }) => !caller.isSignedIn && (who === 'public' || who === 'professional'),
    fields: ({ who }) => [
      {
        name: 'your-name',
        label: 'What is your name?',
        kind: 'text',
        most: 200,
        ...(who === 'professional' ? { missing: 'Enter your name' } : {}),
      },
    ],
  },
  {
    name: 'contact',
    ask: 'How can we reach you safely?',
    hint: 'Leave out anything that is not safe. We only send email where you say that it is safe, and its subject never says what it is about.',
    isAsked: isReachable,
    fields: SAFE_CONTACT,
    check: checkContact,
  },
]
