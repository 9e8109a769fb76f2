import { median } from './harness/median.ts'
import type { Benchmark } from './harness/result.ts'

const STARTS = 3

/** `npm start` on a folder that has been started before, to its "ready": npm, the checks of the set-up and all processes. */
export const secondStart: Benchmark = {
  name: 'second-start',
  async run({ restart }) {
    const starts: number[] = []
    for (let start = 0; start < STARTS; start++) starts.push((await restart()).installation.secondsToReady)
    const fastest = Math.min(...starts)
    return [
      { what: 'second npm start to ready', measured: `${median(starts).toFixed(2)} s (best ${fastest.toFixed(2)} s)` },
    ]
  },
}
