import type { Compared } from './compare-pages.ts'
import type { Demonstration } from './demonstration.ts'

/** One line of the table. */
export interface Result {
  readonly what: string
  readonly measured: string
  readonly baseline?: string
  /** Speed as a share of the baseline's. */
  readonly ratio?: number
  readonly aim?: Aim
}

interface Aim {
  readonly words: string
  readonly isMet: boolean
}

export interface Benchmark {
  readonly name: string
  run(bench: Bench): Promise<readonly Result[]>
}

/** What a benchmark is given: a demonstration that runs and has figures and a published report. */
export interface Bench {
  readonly demonstration: Demonstration
  /** How many people a register is filled with: `--people 1000000`. */
  readonly people: number
  /** How many concerns a database is filled with: `--concerns 1000000`. */
  readonly concerns: number
  /** Ends and starts the installation again, with its data; gives the new one. */
  restart(): Promise<Demonstration>
}

export const atLeast = (ratio: number, share: number): Aim => ({
  words: `at least ${Math.round(share * 100)}%`,
  isMet: ratio >= share,
})

export const within = (seconds: number, most: number): Aim => ({ words: `under ${most} s`, isMet: seconds < most })

export const withinMilliseconds = (measured: number, most: number): Aim => ({
  words: `under ${most} ms`,
  isMet: measured < most,
})

export function pageResult(what: string, { bytes, page, bare, ratio }: Compared): Result {
  const perSecond = ({ perSecond, p97 }: Compared['page']) => `${Math.round(perSecond)}/s (p97.5 ${Math.round(p97)} ms)`
  return {
    what: `${what}, ${Math.round(bytes / 1_024)} KB`,
    measured: perSecond(page),
    baseline: `bare page ${perSecond(bare)}`,
    ratio,
  }
}
