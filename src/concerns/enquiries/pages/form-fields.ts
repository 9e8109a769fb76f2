import { z } from 'zod'
import { thousands } from '#platform/thousands.ts'

const LONGEST = 20_000

/** A text that must be given. */
export const requiredText = (message: string, longest = LONGEST) =>
  z
    .string(message)
    .trim()
    .min(1, message)
    .max(longest, `Shorten this to ${thousands(longest)} characters or fewer`)

export const optionalText = (longest = LONGEST) =>
  z
    .string()
    .trim()
    .max(longest, `Shorten this to ${thousands(longest)} characters or fewer`)
    .optional()
    .transform(text => text ?? '')

/** One of a list's codes. */
export const codeField = <const T extends Readonly<Record<string, string>>>(list: T, message: string) =>
  z.string(message).transform((typed, context): keyof T & string => {
    if (Object.hasOwn(list, typed)) return typed
    context.addIssue(message)
    return z.NEVER
  })

/** One of a list's codes, or nothing. */
export const optionalCodeField = <const T extends Readonly<Record<string, string>>>(list: T) =>
  z
    .string()
    .optional()
    .transform((typed): (keyof T & string) | undefined =>
      typed !== undefined && Object.hasOwn(list, typed) ? typed : undefined,
    )

/** An identifier chosen from a list, or nothing. */
export const optionalId = () =>
  z
    .union([z.literal(''), z.uuid()])
    .optional()
    .transform(id => (id === '' ? undefined : id))

export const emailField = () =>
  z
    .union(
      [z.literal(''), z.email('Enter an email address like name@example.org')],
      'Enter an email address like name@example.org',
    )
    .optional()
    .transform(address => address ?? '')

/** A list's codes as the choices of radios or a select. */
export const choicesOf = (list: Readonly<Record<string, string>>): { value: string; text: string }[] =>
  Object.entries(list).map(([value, text]) => ({ value, text }))

export const selectChoices = (
  none: string,
  list: Readonly<Record<string, string>>,
): { value: string; text: string }[] => [{ value: '', text: none }, ...choicesOf(list)]
