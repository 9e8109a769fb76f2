import { z } from 'zod'
import { exact, formatExact } from '../exact.ts'
import { NON_VALUES, type NonValue } from '../value.ts'
import { type DisclosureProfile, PROFILE_NAMES, type ProfileName } from './profiles.ts'
import { FIGURE_UNITS, type FigureUnit } from './release.ts'

declare const cleared: unique symbol

interface Shown {
  readonly state: 'shown'
  /** Already rounded as it may be seen: "1603", "21.4", "-57" */
  readonly decimal: string
  readonly unit: FigureUnit
  readonly signed: boolean
  readonly profile: ProfileName
}

interface Withheld {
  readonly state: 'withheld'
  readonly symbol: string
  readonly profile: ProfileName
}

interface InWords {
  readonly state: NonValue | 'disputed'
  readonly words: string
  readonly profile: ProfileName
}

/** A figure that disclosure control has let through, or what stands in its place. The only form of a figure that
 * public pages, charts, files and headlines accept: a raw number is not one, and a withheld one carries no number. */
export type Publishable = (Shown | Withheld | InWords) & { readonly [cleared]: true }

/** Only disclosure itself may call this. */
export const clear = (figure: Shown | Withheld | InWords): Publishable => figure as Publishable

export const withheld = ({ symbol, name }: DisclosureProfile): Publishable =>
  clear({ state: 'withheld', symbol, profile: name })

const profile = z.enum(PROFILE_NAMES)
const frozen = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('shown'),
    decimal: z.string().regex(/^-?\d+(\.\d+)?$/),
    unit: z.enum(FIGURE_UNITS),
    signed: z.boolean(),
    profile,
  }),
  z.strictObject({ state: z.literal('withheld'), symbol: z.string(), profile }),
  z.strictObject({ state: z.enum([...NON_VALUES, 'disputed']), words: z.string(), profile }),
])

/** Reads back what a release froze as JSON; throws on anything else. */
export const thawPublishable = (json: unknown): Publishable => clear(frozen.parse(json))

/** For people: "1,603", "21.4%", "+7", the symbol, or the words. */
export function publishableText(figure: Publishable): string {
  switch (figure.state) {
    case 'shown': {
      const decimals = figure.decimal.split('.')[1]?.length ?? 0
      const number = formatExact(exact(figure.decimal), { decimals, signed: figure.signed })
      return figure.unit === 'percent' ? `${number}%` : number
    }
    case 'withheld':
      return figure.symbol
    default:
      return figure.words
  }
}

/** For data files: plain decimals, the symbol, or the name of the state. */
export function publishableData(figure: Publishable): string {
  switch (figure.state) {
    case 'shown':
      return figure.decimal
    case 'withheld':
      return figure.symbol
    default:
      return figure.state
  }
}

/** For sentences and for people who listen, where a symbol says nothing. */
export const publishableSpoken = (figure: Publishable): string =>
  figure.state === 'withheld' ? 'a number withheld to protect people' : publishableText(figure)

/** For drawing: a number that loses nothing, or undefined where there is nothing to draw. */
export const publishableNumber = (figure: Publishable): number | undefined =>
  figure.state === 'shown' ? Number(figure.decimal) : undefined

/** "343 of 1,603 (21.4%)": never a percentage without its base. */
export function publishableShare(part: Publishable, whole: Publishable, percentage: Publishable): string {
  const base = `${publishableText(part)} of ${publishableText(whole)}`
  return percentage.state === 'shown' ? `${base} (${publishableText(percentage)})` : base
}
