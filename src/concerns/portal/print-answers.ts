import { dayInWords, parseDay } from '#platform/day.ts'
import type { About } from '../codes.ts'
import {
  askOf,
  everyField,
  fieldsOf,
  hintOfQuestion,
  type Question,
  type QuestionField,
  type Situation,
  situationOf,
} from './question.ts'
import { QUESTIONS } from './questions.ts'
import type { Answers } from './tidy-answers.ts'

export interface PrintedAnswer {
  readonly question: string
  readonly ask: string
  /** one line or paragraph each; empty when nothing was answered */
  readonly lines: readonly string[]
}

/** Under which the names of files stand among the answers. */
export const FILES = 'files'

/**
 * Every question with its answer in words, in the order of the form: for the check page, for the staff, for whoever sent
 * it. An answer whose question is no longer asked is printed under its own name: what was sent is never left out.
 */
export function printAnswers(about: About, answers: Answers, isSignedIn = false): PrintedAnswer[] {
  const situation = situationOf({ ...answers, about }, { isSignedIn })
  const known = new Set<string>()
  const printed = QUESTIONS.map(question => {
    const fields = everyFieldOf(question, situation)
    for (const { name } of fields) known.add(name)
    return { question: question.name, ask: headingOf(question, situation), lines: linesOf(question, fields, answers) }
  }).filter(({ lines }) => lines.length > 0)
  known.add(FILES)
  const others = Object.entries(answers)
    .filter(([name]) => !known.has(name))
    .map(([name, answer]) => ({ question: name, ask: inWords(name), lines: [answer].flat() }))
  return [...printed, ...others]
}

/** "what-happened" -> "What happened" */
const inWords = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')

const headingOf = (question: Question, situation: Situation): string =>
  question.name === 'equality' ? (hintOfQuestion(question, situation)?.split('.')[0] ?? '') : askOf(question, situation)

export const everyFieldOf = (question: Question, situation: Situation): QuestionField[] =>
  everyField(fieldsOf(question, situation))

export function linesOf(question: Question, fields: readonly QuestionField[], answers: Answers): string[] {
  const isOnly = fields.filter(({ name }) => answers[name] !== undefined).length === 1 || fields.length === 1
  const lines = fields.flatMap(field => {
    const answer = answers[field.name]
    if (answer === undefined || answer.length === 0) return []
    const words = wordsOf(field, answer)
    const label = field.printedAs ?? field.label
    const saysItself = isOnly || label === '' || field.name === question.name || field.kind === 'listed'
    return saysItself ? [words] : [`${label}: ${words}`]
  })
  const files = question.takesFiles ? [answers[FILES] ?? []].flat() : []
  return [...lines, ...files]
}

function wordsOf(field: QuestionField, answer: string | readonly string[]): string {
  if (field.kind === 'day') {
    const day = parseDay([answer].flat()[0] ?? '')
    return day ? dayInWords(day) : String(answer)
  }
  return [answer]
    .flat()
    .map(each => field.options?.[each] ?? each)
    .join('; ')
}
