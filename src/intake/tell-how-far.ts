import type { Clock } from '#platform/clock.ts'
import type { SoFar } from './check-in-thread.ts'
import type { ReadingProgress, ReadingStage } from './submission-reading.store.ts'

/** Whoever looks sees a step each second; more would be work for nobody. */
const EVERY_MS = 500

type Progress = Omit<ReadingProgress, 'attempt' | 'beganAt'>

export interface Telling {
  /** Written when the last is older than half a second, and at once when the first fault was found. */
  readonly tell: (soFar: SoFar) => void
  /** Written in any case, after all that went before. */
  readonly end: (soFar: SoFar & { readonly stage: ReadingStage }) => Promise<void>
}

/** Writes down how far the reading of a file has come, never two at a time and never so often that it slows it. */
export function tellHowFar(clock: Clock, write: (progress: Progress) => Promise<void>): Telling {
  let last = Number.NEGATIVE_INFINITY
  let hasFaults = false
  let writing: Promise<void> | undefined
  const put = ({ bytesRead, rowCount, issues }: SoFar, stage: ReadingStage): Promise<void> =>
    write({ stage, movedAt: clock.now(), bytesRead, rowsRead: rowCount, firstIssues: issues })
  return {
    tell(soFar) {
      const isFirstFault = !hasFaults && soFar.issues.length > 0
      if (writing || (!isFirstFault && performance.now() - last < EVERY_MS)) return
      last = performance.now()
      hasFaults ||= isFirstFault
      // What cannot be told holds nothing up: the end is written in a transaction that counts.
      writing = put(soFar, 'reading')
        .catch(() => undefined)
        .finally(() => {
          writing = undefined
        })
    },
    async end({ stage, ...soFar }) {
      await writing
      await put(soFar, stage)
    },
  }
}
