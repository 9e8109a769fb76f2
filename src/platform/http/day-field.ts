import { z } from 'zod'
import { parseDay } from '../day.ts'
import { textOf } from '../typed.ts'
import type { Form } from './route.ts'

/** The form with each date of three parts (`NAME-day`, `NAME-month`, `NAME-year`) also as one text under NAME. */
export function withDays(form: Form, ...names: readonly string[]): Form {
  const days = names.map(name => {
    const parts = ['day', 'month', 'year'].map(part => textOf(form, `${name}-${part}`))
    const separator = /^\d*$/.test(parts[1] ?? '') ? '/' : ' '
    return [name, parts.every(part => part === '') ? '' : parts.join(separator)] as const
  })
  return { ...form, ...Object.fromEntries(days) }
}

const NOT_A_DAY = 'must be a real date, like 31 3 2024'

/** A day that must be given: `Enter the day it joined`. `subject` begins the message of a day that does not exist: `The day it joined`. */
export const dayField = (subject: string) =>
  z.string(missing(subject)).transform((typed, context) => {
    const day = parseDay(typed)
    if (!day) context.addIssue(typed === '' ? missing(subject) : `${subject} ${NOT_A_DAY}`)
    return day ?? z.NEVER
  })

export const optionalDayField = (subject: string) =>
  z.string(missing(subject)).transform((typed, context) => {
    const day = parseDay(typed)
    if (!day && typed !== '') context.addIssue(`${subject} ${NOT_A_DAY}`)
    return day
  })

const missing = (subject: string): string => `Enter ${subject.charAt(0).toLowerCase()}${subject.slice(1)}`

/** What the three fields of a date show for a day that is on record. */
export function dayValues(name: string, day: Temporal.PlainDate | undefined): Record<string, string> {
  if (!day) return {}
  return { [`${name}-day`]: String(day.day), [`${name}-month`]: String(day.month), [`${name}-year`]: String(day.year) }
}
