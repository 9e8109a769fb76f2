import { thousands } from '../thousands.ts'
import type { Entry } from './audit.store.ts'

/** `concern-decided` -> `Concern decided` */
export function eventInWords(event: string): string {
  const words = event.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `personId` -> `Person` */
function nameInWords(name: string): string {
  const words = name
    .replace(/Ids?$/, '')
    .replace(/([a-z])([A-Z0-9])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function actorInWords(actor: string, names: ReadonlyMap<string, string>): string {
  const [kind = '', ...rest] = actor.split(':')
  const name = rest.join(':')
  switch (kind) {
    case 'person':
    case 'account':
      return names.get(actor) ?? 'Somebody who is no longer here'
    case 'token':
      return 'Another system, by its token'
    case 'operator':
      return `Operator ${name}`
    case 'job':
      return `The program (${name.replaceAll('-', ' ')})`
    default:
      return 'Nobody who is signed in'
  }
}

export interface SubjectLine {
  readonly name: string
  readonly values: readonly string[]
}

/** What an entry is about, a line for each thing it names. */
export function subjectLines(subject: Entry['subject']): SubjectLine[] {
  return Object.entries(subject).flatMap(([name, value]) => {
    const values = [value].flat().filter(each => each !== null && each !== '')
    return values.length === 0 ? [] : [{ name: nameInWords(name), values: values.map(printed) }]
  })
}

const printed = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

export function sealInWords(entry: Entry): string {
  return entry.position === undefined ? 'Being sealed' : `Entry ${thousands(entry.position)}`
}
