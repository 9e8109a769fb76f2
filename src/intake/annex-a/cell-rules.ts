import type { DepartmentRule } from '../department-rule.ts'
import { type CodeListName, codesOf } from './codes.ts'
import type { Field } from './field.ts'
import type { CellProblem } from './read-annex-a.ts'

type Words = Pick<DepartmentRule, 'code' | 'wrong' | 'remedy'>

const ERROR: Words = {
  code: 'error-in-cell',
  wrong: 'The cell shows an error in the place of a value.',
  remedy: 'Put its formula right, or write the value itself.',
}
const MISSING: Words = {
  code: 'value-missing',
  wrong: 'Every row needs this, and there is nothing.',
  remedy: 'Fill it in.',
}

/** What is wrong with a cell, by what belongs in it. A row that cannot be counted refuses the file. */
export function cellRule({ rule, field }: CellProblem): DepartmentRule {
  const words = rule === 'error-in-cell' ? ERROR : rule === 'value-missing' ? MISSING : notUnderstood(field)
  const severity = field.isKey ? 'error' : 'query'
  const name = `${words.code} ${severity}`
  const known = rules.get(name) ?? { ...words, code: field.isKey ? `${words.code}-key` : words.code, severity }
  rules.set(name, known)
  return known
}

const NOUNS: Readonly<Record<CodeListName, string>> = {
  sex: 'a sex or gender',
  ethnicity: 'an ethnicity',
  source: 'a source',
  need: 'a category of need',
  abuse: 'a category of abuse',
  closure: 'a reason for closing a case',
  caseStatus: 'a case status',
  legalStatus: 'a legal status',
  careEnd: 'a reason for which care ended',
  inTouch: 'an answer about being in touch',
  suitability: 'an answer about accommodation',
  activity: 'an activity',
}

// One object for each: what was found is counted by rule.
const rules = new Map<string, DepartmentRule>()

function notUnderstood(field: Field): Words {
  switch (field.kind) {
    case 'day':
      return {
        code: 'day-not-understood',
        wrong: 'This is not a day from 1900 to 2099.',
        remedy: 'Write it as 31/03/2024, or let Excel hold it as a date.',
      }
    case 'count':
      return {
        code: 'number-not-understood',
        wrong: 'This is not a whole number.',
        remedy: 'Write 0 where there were none, and leave it empty where nobody knows.',
      }
    case 'age':
      return {
        code: 'age-not-understood',
        wrong: 'This is not an age in years.',
        remedy: 'Write a number, such as 7 or 7.5.',
      }
    case 'yes-no':
      return { code: 'yes-or-no', wrong: 'This is neither yes nor no.', remedy: 'Write Yes, No or Unknown.' }
    case 'code':
      return {
        code: `not-in-list-${field.codes.toLowerCase()}`,
        wrong: `This is not ${NOUNS[field.codes]} of the list to choose from.`,
        remedy: `Use one of: ${codesOf(field.codes).join('; ')}.`,
      }
    case 'text':
      return { code: 'text-not-understood', wrong: 'This cannot be read.', remedy: 'Write it again.' }
  }
}
