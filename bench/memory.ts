import { setTimeout as sleep } from 'node:timers/promises'
import { REPORT_PATH } from './harness/demonstration.ts'
import { load } from './harness/load.ts'
import { memoryOf } from './harness/process-memory.ts'
import type { Benchmark } from './harness/result.ts'

const SETTLE_MS = 3_000
const LOAD_SECONDS = 8

/** Each process a few seconds after a start, and again after both pages were asked for as often as they could answer. */
export const memory: Benchmark = {
  name: 'memory',
  async run({ restart }) {
    const { installation, cookie } = await restart()
    await sleep(SETTLE_MS)
    const atRest = memoryOf(installation.pid)
    const shared = { connections: 16, seconds: LOAD_SECONDS }
    await load({ ...shared, url: `${installation.address}/training/indicators`, headers: { cookie } })
    await load({ ...shared, url: `${installation.publicAddress}${REPORT_PATH}`, headers: {} })
    await sleep(SETTLE_MS)
    const after = memoryOf(installation.pid)
    return [...atRest].map(([name, bytes]) => ({
      what: `memory, ${name}`,
      measured: `${megabytes(bytes)} at rest, ${megabytes(after.get(name) ?? 0)} after the load`,
    }))
  },
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`
