import { type Typed, textOf, textsOf } from '#platform/typed.ts'
import type { About } from '../codes.ts'

/** Everything typed so far, by the name of the field, as the browser sent it. */
/** What is known of a visitor without asking. */
export interface Caller {
  readonly isSignedIn: boolean
  /** the kind of their agency, where they have signed in */
  readonly agencyKind?: string | undefined
}

/** What was said so far that decides what else is asked. */
export interface Situation {
  readonly about: About | undefined
  readonly who: 'self' | 'public' | 'professional' | 'anonymous' | undefined
  readonly caller: Caller
  readonly typed: Typed
}

export const FIELD_KINDS = ['text', 'email', 'phone', 'number', 'paragraphs', 'day', 'one', 'many', 'listed'] as const

export interface QuestionField {
  /** also the key under which the answer is kept */
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** before its answer, where the label is an instruction; empty: the answer says itself */
  readonly printedAs?: string
  readonly kind: (typeof FIELD_KINDS)[number]
  /** of `one` and `many`: code and words */
  readonly options?: Readonly<Record<string, string>>
  /** an option in plain words */
  readonly explained?: Readonly<Record<string, string>>
  /** of `listed`: which register it is chosen from */
  readonly register?: 'agency' | 'provider'
  /** the fault when nothing is given; without it nothing need be */
  readonly missing?: string
  /** most letters */
  readonly most?: number
  /** the fault of what was given */
  readonly fault?: (text: string, today: Temporal.PlainDate) => string | undefined
  /** what is asked further when an option is chosen */
  readonly reveals?: Readonly<Record<string, readonly QuestionField[]>>
}

/** One page of the form. */
export interface Question {
  readonly name: string
  readonly ask: string | ((situation: Situation) => string)
  readonly hint?: string | ((situation: Situation) => string | undefined)
  readonly isAsked: (situation: Situation) => boolean
  readonly fields: readonly QuestionField[] | ((situation: Situation) => readonly QuestionField[])
  /** faults that only several fields together show */
  readonly check?: (typed: Typed) => Readonly<Record<string, string>>
  /** takes files beside its fields */
  readonly takesFiles?: true
}

/** Under which the fault of the last file stands among what was typed: a file itself is not kept when it is refused. */
export const FILE_FAULT = 'files-fault'

/** Under which the code stands that goes with the mailed link, so that the page can show it again. */
export const RETURN_CODE = 'return-code'

const WHO: Readonly<Record<string, Situation['who']>> = {
  self: 'self',
  'family-or-friend': 'public',
  'neighbour-or-public': 'public',
  professional: 'professional',
  anonymous: 'anonymous',
}

export function situationOf(typed: Typed, caller: Caller): Situation {
  const about = textOf(typed, 'about')
  return {
    about: about === 'adult' || about === 'child' ? about : undefined,
    who: caller.isSignedIn ? 'professional' : WHO[textOf(typed, 'who-you-are')],
    caller,
    typed,
  }
}

export const askOf = ({ ask }: Question, situation: Situation): string =>
  typeof ask === 'string' ? ask : ask(situation)

export const hintOfQuestion = ({ hint }: Question, situation: Situation): string | undefined =>
  typeof hint === 'function' ? hint(situation) : hint

export const fieldsOf = ({ fields }: Question, situation: Situation): readonly QuestionField[] =>
  typeof fields === 'function' ? fields(situation) : fields

/** The fields that count: those below an option only when it is chosen. */
export function liveFields(fields: readonly QuestionField[], typed: Typed): QuestionField[] {
  return fields.flatMap(field => {
    const chosen = textsOf(typed, field.name)
    const revealed = Object.entries(field.reveals ?? {}).filter(([option]) => chosen.includes(option))
    return [field, ...revealed.flatMap(([, below]) => liveFields(below, typed))]
  })
}

/** Every field, also below options that were not chosen. */
export const everyField = (fields: readonly QuestionField[]): QuestionField[] =>
  fields.flatMap(field => [field, ...Object.values(field.reveals ?? {}).flatMap(everyField)])
