import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { median } from './harness/median.ts'
import type { Benchmark } from './harness/result.ts'

const STARTS = 3
const bundler = fileURLToPath(new URL('../scripts/build-program.mjs', import.meta.url))

/**
 * `npm start` on a folder that has been started before, to its "ready": npm, the checks of the set-up and all processes.
 * The start before has had the time to bundle the program, which it does when nothing else is to be done.
 */
export const secondStart: Benchmark = {
  name: 'second-start',
  async run({ restart }) {
    await promisify(execFile)(process.execPath, [bundler])
    const starts: number[] = []
    for (let start = 0; start < STARTS; start++) starts.push((await restart()).installation.secondsToReady)
    const fastest = Math.min(...starts)
    return [
      { what: 'second npm start to ready', measured: `${median(starts).toFixed(2)} s (best ${fastest.toFixed(2)} s)` },
    ]
  },
}
