import { readFileSync } from 'node:fs'
import { z } from 'zod'
import {
  type AgencyStatutoryRole,
  isAgencyKind,
  isAuthority,
  isGroupKind,
  isGroupRole,
  isStanding,
  isStatutoryRole,
  isVersionChange,
  type Regime,
} from '#partnership'
import { isRole, type Role } from '#platform/auth/roles.ts'

const day = z.iso.date().transform(text => Temporal.PlainDate.from(text))

function known<T extends string>(isKnown: (text: string) => text is T, what: string) {
  return z.string().transform((text, context): T => {
    if (isKnown(text)) return text
    context.addIssue(`"${text}" is not ${what}`)
    return z.NEVER
  })
}

/** "safeguarding-partner: council" */
const statutoryRole = (regime: Regime) =>
  z.string().transform((text, context): AgencyStatutoryRole => {
    const [role = '', authority] = text.split(': ')
    if (isStatutoryRole(regime, role) && (authority === undefined || isAuthority(authority)))
      return { regime, role, authority }
    context.addIssue(`"${text}" is not a statutory role`)
    return z.NEVER
  })

const agency = z.strictObject({
  name: z.string(),
  kind: known(isAgencyKind, 'a kind of agency'),
  aliases: z.array(z.string()).default([]),
  children: statutoryRole('children').optional(),
  adults: statutoryRole('adults').optional(),
  communitySafety: statutoryRole('community-safety').optional(),
  sameAs: z.strictObject({ partnership: z.string(), agency: z.string() }).optional(),
  joinedOn: day.default(Temporal.PlainDate.from('2019-04-01')),
  leftOn: day.optional(),
})

/** A term ends on a day, or so many days after the demonstration is loaded: so that something always ends soon. */
const end = { until: day.optional(), endsInDays: z.int().optional() }

const person = z.strictObject({
  name: z.string(),
  jobTitle: z.string(),
  agency: z.string(),
  /** takes the seats of the agency that name nobody else */
  lead: z.boolean().default(false),
  since: day.default(Temporal.PlainDate.from('2021-09-01')),
  until: day.optional(),
  roles: z.array(z.strictObject({ role: known<Role>(isRole, 'a role'), deputy: z.boolean().default(false), ...end })),
})

const from = day.default(Temporal.PlainDate.from('2022-04-01'))

const group = z.strictObject({
  key: z.string(),
  versions: z.array(
    z.strictObject({
      name: z.string(),
      remit: z.string(),
      kind: known(isGroupKind, 'a kind of group'),
      standing: known(isStanding, 'a standing').default('within'),
      change: known(isVersionChange, 'a change').default('opened'),
      note: z.string().default(''),
      from: day,
      until: day.optional(),
    }),
  ),
  accountableTo: z
    .array(
      z.strictObject({
        group: z.string(),
        inferred: z.boolean().default(false),
        note: z.string().default(''),
        from,
        until: day.optional(),
      }),
    )
    .default([]),
  chairs: z.array(z.strictObject({ person: z.string().optional(), words: z.string(), from, ...end })).default([]),
  members: z
    .array(
      z.strictObject({
        agency: z.string(),
        person: z.string().optional(),
        role: known(isGroupRole, 'a role in a group').default('member'),
        from,
        ...end,
      }),
    )
    .default([]),
})

const registers = z.strictObject({
  slug: z.string(),
  name: z.string(),
  areaCode: z.string().optional(),
  mailDomain: z.string(),
  agencies: z.array(agency),
  people: z.array(person),
})

const structure = z.strictObject({ groups: z.array(group) })

export type DemonstrationRegisters = z.infer<typeof registers>
export type DemonstrationStructure = z.infer<typeof structure>
export interface DemonstrationPartnership {
  readonly registers: DemonstrationRegisters
  readonly structure: DemonstrationStructure
}

/** The partnerships of the demonstration as their files tell them; Avonvale first. */
export function readDemonstration(): DemonstrationPartnership[] {
  return ['avonvale', 'kingsferry'].map(slug => ({
    registers: registers.parse(readJson(`${slug}.json`)),
    structure: structure.parse(readJson(`${slug}-structure.json`)),
  }))
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
}
