import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { PROVIDER_KINDS, type ProviderKind, SOURCES, type Source } from '#concerns'

const oneOf = <T extends string>(list: Readonly<Record<T, string>>) => z.enum(Object.keys(list) as [T, ...T[]])

const concernsFile = z.strictObject({
  postcodeArea: z.string(),
  perWorkingDay: z.number(),
  childrenPerWorkingDay: z.number(),
  /** the first of the fixed years; none: concerns begin on 1 April 2024 */
  firstYear: z.string().optional(),
  teams: z.array(
    z.strictObject({
      name: z.string(),
      about: z.enum(['adult', 'child']),
      agency: z.string(),
      manager: z.string(),
      practitioners: z.array(z.string()).min(1),
    }),
  ),
  providers: z.array(
    z.strictObject({
      name: z.string(),
      kind: oneOf<ProviderKind>(PROVIDER_KINDS),
      places: z.int().optional(),
      agency: z.string().optional(),
      address: z.string(),
      postcode: z.string(),
    }),
  ),
  /** who raises concerns for an agency from their own account */
  signedIn: z.record(z.string(), z.string()),
  /** the partner that a kind of source is, where it is one */
  agencies: z.partialRecord(oneOf<Source>(SOURCES), z.string()),
  stories: z
    .strictObject({
      /** an agency whose concerns never meet the criteria */
      neverMeets: z.string(),
      /** a provider that reported every month, and then nothing */
      fallsSilent: z.string(),
      /** a provider with far more concerns than its size explains */
      concentration: z.string(),
    })
    .optional(),
})

export type ConcernsFile = z.infer<typeof concernsFile>

export const readConcernsFile = (slug: string): ConcernsFile =>
  concernsFile.parse(JSON.parse(readFileSync(new URL(`${slug}.json`, import.meta.url), 'utf8')))
