import { z } from 'zod'
import { dayField, dayValues } from '#platform/http/day-field.ts'
import type { Person } from '../../person.ts'

const LONGEST = 120

export const personForm = z.object({
  name: z
    .string('Enter their name')
    .trim()
    .min(1, 'Enter their name')
    .max(LONGEST, `The name must be ${LONGEST} characters or fewer`),
  jobTitle: z
    .string('Enter their job title')
    .trim()
    .max(LONGEST, `The job title must be ${LONGEST} characters or fewer`),
  email: z
    .string('Enter their email address')
    .trim()
    .toLowerCase()
    .refine(text => text === '' || z.email().safeParse(text).success, 'Enter an email address like name@example.com')
    .transform(text => (text === '' ? undefined : text)),
  agencyId: z.uuid('Select the agency they work for'),
  startsOn: dayField('The day they begin'),
})

/** What the form shows of a person who is on record. */
export const personValues = (person: Person): Record<string, string> => ({
  name: person.name,
  jobTitle: person.jobTitle,
  email: person.email ?? '',
  agencyId: person.agencyId,
  ...dayValues('startsOn', person.startsOn),
})
