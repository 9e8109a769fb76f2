import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { publishedReport } from './harness/published-report.ts'
import { type Benchmark, within } from './harness/result.ts'

const AIM_SECONDS = 1
const program = fileURLToPath(new URL('./harness/pdf.process.ts', import.meta.url))

interface Printed {
  readonly first: number
  readonly next: number
  readonly bytes: number
}

/** The published report to PDF in a process that has printed nothing yet, and again in the same process. */
export const reportPdf: Benchmark = {
  name: 'report-pdf',
  async run({ demonstration }) {
    const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    child.send(await publishedReport(demonstration.installation.ownerUrl))
    const [{ first, next, bytes }] = (await once(child, 'message')) as [Printed]
    const row = (when: string, seconds: number) => ({
      what: `annual report to PDF, ${Math.round(bytes / 1_024)} KB, ${when}`,
      measured: `${seconds.toFixed(2)} s`,
      aim: within(seconds, AIM_SECONDS),
    })
    return [row('first in its process', first), row('then', next)]
  },
}
