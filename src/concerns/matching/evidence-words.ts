/** What a weight says, in words: five, three and one times as likely as not, as powers of two. */
const STRENGTHS: readonly (readonly [number, string])[] = [
  [13, 'speaks very strongly for it'],
  [7, 'speaks strongly for it'],
  [1, 'speaks for it'],
  [-1, 'says little'],
  [-3, 'speaks against it'],
]

export const strengthInWords = (weight: number): string =>
  STRENGTHS.find(([least]) => weight >= least)?.[1] ?? 'speaks strongly against it'
