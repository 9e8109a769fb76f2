import { parseDay } from '#platform/day.ts'
import { thousands } from '#platform/thousands.ts'
import { type Typed, textOf, textsOf } from '#platform/typed.ts'
import { dayTextOf, isDayEmpty, missingDayPart } from './day-parts.ts'
import { fieldsOf, liveFields, type Question, type QuestionField, type Situation } from './question.ts'

/** What is wrong with what was typed on one page, by field, in the words of the page. */
export function faultsOf(question: Question, situation: Situation, today: Temporal.PlainDate): Record<string, string> {
  const { typed } = situation
  const found: Record<string, string> = {}
  for (const field of liveFields(fieldsOf(question, situation), typed)) {
    const fault = faultOf(field, typed, today)
    if (fault) found[fault.at] ??= fault.words
  }
  return { ...question.check?.(typed), ...found }
}

interface Fault {
  readonly at: string
  readonly words: string
}

function faultOf(field: QuestionField, typed: Typed, today: Temporal.PlainDate): Fault | undefined {
  if (field.kind === 'day') return faultOfDay(field, typed, today)
  const at = field.name
  if (field.kind === 'one' || field.kind === 'many') {
    const chosen = textsOf(typed, at).filter(each => Object.hasOwn(field.options ?? {}, each))
    return chosen.length === 0 && field.missing !== undefined ? { at, words: field.missing } : undefined
  }
  const text = textOf(typed, at)
  if (text === '') return field.missing === undefined ? undefined : { at, words: field.missing }
  if (field.most !== undefined && text.length > field.most)
    return {
      at,
      words: `Use ${thousands(field.most)} letters or fewer: this has ${thousands(text.length)}`,
    }
  const words = field.fault?.(text, today)
  return words === undefined ? undefined : { at, words }
}

function faultOfDay(field: QuestionField, typed: Typed, today: Temporal.PlainDate): Fault | undefined {
  const { name, label } = field
  if (isDayEmpty(typed, name)) return field.missing === undefined ? undefined : { at: name, words: field.missing }
  const part = missingDayPart(typed, name)
  if (part) return { at: `${name}-${part}`, words: `${label} must include a ${part}` }
  const day = parseDay(dayTextOf(typed, name))
  if (!day) return { at: name, words: `${label} must be a real date, like 31 3 2024` }
  const words = field.fault?.(day.toString(), today)
  return words === undefined ? undefined : { at: name, words }
}
