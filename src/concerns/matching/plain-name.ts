import { doubleMetaphone } from 'double-metaphone'

/** A name without accents, case, spaces and signs: "O’Brien-Šmit" is "obriensmit". */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

/** The parts of a family name that may stand alone: "Adair-Holt" is adairholt, adair and holt. */
export function familyForms(familyName: string, otherNames = ''): string[] {
  const parts = `${familyName} ${otherNames}`.split(/[\s,;/-]+|\bnée\b|\bformerly\b/i)
  return [...new Set([familyName, ...parts].map(plainName))].filter(form => form.length > 1)
}

/** How a name sounds, in one or two codes. */
export const soundsOf = (plain: string): string[] => [...new Set(doubleMetaphone(plain))].filter(Boolean)

/** How a name most likely sounds. */
export const soundOf = (plain: string): string => soundsOf(plain)[0] ?? plain
