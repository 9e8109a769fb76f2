import { periodInWords } from '../period.ts'
import { CAUSE_WORDS, GROUP_WORDS } from '../spc/variation-words.ts'
import type { Unusual } from './series-alert.ts'

/** "March 2024 was above the upper limit." No figure is named: some readers may not see it. */
export function unusualInWords({ cause, side, first, last }: Unusual): string {
  if (first.name === last.name) return `${periodInWords(first)} was ${CAUSE_WORDS[cause][side]}.`
  const from = `${periodInWords(first)} to ${periodInWords(last)}`
  return cause === 'outside' ? `${from} were unusually ${side}.` : `${from} ${GROUP_WORDS[cause][side]}.`
}

/** What unusual means, wherever somebody is told of it. */
export const UNUSUAL_IS_NOT_WORSE =
  'It is outside ordinary variation, which is neither good nor bad: it can be chance, another way of counting, or the work.'
