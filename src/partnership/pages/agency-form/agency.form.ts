import { z } from 'zod'
import { dayField, dayValues } from '#platform/http/day-field.ts'
import type { AgencyDetails } from '../../add-agency.ts'
import { type Agency, isAgencyKind } from '../../agency.ts'
import {
  type AgencyStatutoryRole,
  isAuthority,
  isStatutoryRole,
  type Regime,
  regimes,
  statutoryRoleWords,
} from '../../statutory-roles.ts'

const LONGEST_NAME = 120

/** A role with the body it stands for, as one choice: "safeguarding-partner:council". */
const roleValue = ({ role, authority }: Pick<AgencyStatutoryRole, 'role' | 'authority'>): string =>
  authority === undefined ? role : `${role}:${authority}`

const roleField = (regime: Regime) =>
  z.string('Select its role').transform((value, context): AgencyStatutoryRole | undefined => {
    if (value === 'none') return undefined
    const [role = '', authority] = value.split(':')
    if (isStatutoryRole(regime, role)) {
      const bodies = statutoryRoleWords(regime, role)?.authorities ?? []
      if (authority === undefined && bodies.length === 0) return { regime, role, authority: undefined }
      if (authority !== undefined && isAuthority(authority) && bodies.includes(authority))
        return { regime, role, authority }
    }
    context.addIssue('Select its role, or that it has none')
    return z.NEVER
  })

const lines = z
  .string()
  .default('')
  .transform(text =>
    text
      .split(/\r?\n/)
      .map(line => line.trim().replace(/\s+/g, ' '))
      .filter(line => line !== ''),
  )

export const agencyForm = z
  .object({
    name: z
      .string('Enter the name of the agency')
      .trim()
      .min(1, 'Enter the name of the agency')
      .max(LONGEST_NAME, `The name must be ${LONGEST_NAME} characters or fewer`)
      .regex(/[\p{L}\p{N}]/u, 'The name must have letters or numbers'),
    kind: z.string('Select what kind of agency it is').refine(isAgencyKind, 'Select what kind of agency it is'),
    children: roleField('children'),
    adults: roleField('adults'),
    'community-safety': roleField('community-safety'),
    aliases: lines.refine(
      names => names.every(name => name.length <= LONGEST_NAME && /[\p{L}\p{N}]/u.test(name)),
      `Each other name must have letters or numbers, and ${LONGEST_NAME} characters or fewer`,
    ),
    joinedOn: dayField('The day it joined'),
  })
  .transform(
    ({ name, kind, aliases, joinedOn, ...roles }): AgencyDetails => ({
      name: name.replace(/\s+/g, ' '),
      kind: isAgencyKind(kind) ? kind : 'other',
      aliases,
      joinedOn,
      statutoryRoles: regimes().flatMap(regime => roles[regime] ?? []),
    }),
  )

/** What the form shows of an agency that is on record. */
export function agencyValues(agency: Agency): Record<string, string> {
  const roles = regimes().map(regime => {
    const held = agency.statutoryRoles.find(role => role.regime === regime)
    return [regime, held ? roleValue(held) : 'none'] as const
  })
  return {
    name: agency.name,
    kind: agency.kind,
    aliases: agency.aliases.join('\n'),
    ...Object.fromEntries(roles),
    ...dayValues('joinedOn', agency.joinedOn),
  }
}
