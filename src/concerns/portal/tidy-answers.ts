import { parseDay } from '#platform/day.ts'
import { type Typed, textOf, textsOf } from '#platform/typed.ts'
import { dayTextOf } from './day-parts.ts'
import { fieldsOf, liveFields, type QuestionField, type Situation } from './question.ts'
import { askedQuestions } from './questions.ts'

/** An agency or provider that can be chosen. */
export interface Listed {
  readonly id: string
  readonly name: string
  readonly kind: string
}

export type Registers = Readonly<Record<'agency' | 'provider', readonly Listed[]>>

export type Answers = Readonly<Record<string, string | readonly string[]>>

/** What is kept of a concern's answers: only what was asked, codes for choices, days as 2024-05-09, names for what was listed. */
export function tidyAnswers(situation: Situation, registers: Registers): Answers {
  const answers: Record<string, string | readonly string[]> = {}
  for (const question of askedQuestions(situation)) {
    for (const field of liveFields(fieldsOf(question, situation), situation.typed)) {
      const answer = answerTo(field, situation.typed, registers)
      if (answer.length > 0) answers[field.name] = answer
    }
  }
  return answers
}

function answerTo(field: QuestionField, typed: Typed, registers: Registers): string | readonly string[] {
  const { name } = field
  const isOption = (code: string): boolean => Object.hasOwn(field.options ?? {}, code)
  switch (field.kind) {
    case 'day':
      return parseDay(dayTextOf(typed, name))?.toString() ?? ''
    case 'many':
      return textsOf(typed, name).filter(isOption)
    case 'one':
      return isOption(textOf(typed, name)) ? textOf(typed, name) : ''
    case 'listed':
      return field.register === undefined ? '' : (findListed(registers, field.register, typed, name)?.name ?? '')
    default:
      return textOf(typed, name)
  }
}

export const findListed = (
  registers: Registers,
  register: keyof Registers,
  typed: Typed,
  name: string,
): Listed | undefined => registers[register].find(({ id }) => id === textOf(typed, name))
