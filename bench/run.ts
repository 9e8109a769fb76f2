import { parseArgs } from 'node:util'
import { cinCensus } from './cin-census.ts'
import { concerns } from './concerns.ts'
import { damagedFiles } from './damaged-files.ts'
import { openDemonstration } from './harness/demonstration.ts'
import { createDataDir, startInstallation } from './harness/installation.ts'
import type { Result } from './harness/result.ts'
import { machineLine, resultTable } from './harness/table.ts'
import { importObservations } from './import-observations.ts'
import { matching } from './matching.ts'
import { matrixPage } from './matrix-page.ts'
import { memory } from './memory.ts'
import { publicPage } from './public-page.ts'
import { raiseConcern } from './raise-concern.ts'
import { reportPdf } from './report-pdf.ts'
import { secondStart } from './second-start.ts'

const BENCHMARKS = [
  matrixPage,
  publicPage,
  importObservations,
  reportPdf,
  secondStart,
  memory,
  matching,
  raiseConcern,
  concerns,
  cinCensus,
  damagedFiles,
]

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: '100000' },
    concerns: { type: 'string', default: '100000' },
  },
})
const unknown = asked.filter(name => !BENCHMARKS.some(benchmark => benchmark.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(', ')}. There are: ${BENCHMARKS.map(({ name }) => name).join(', ')}`,
  )
  process.exit(1)
}

await using cleanup = new AsyncDisposableStack()
const dataDir = createDataDir()
console.error('starting a demonstration in a folder of its own ...')
let installation = await startInstallation(dataDir)
cleanup.defer(async () => {
  await installation.stop()
  installation.remove()
})
let demonstration = await openDemonstration(installation)
cleanup.defer(() => demonstration.close())

const bench = {
  get demonstration() {
    return demonstration
  },
  people: Number(values.people),
  concerns: Number(values.concerns),
  async restart() {
    await demonstration.close()
    await installation.stop()
    installation = await startInstallation(dataDir)
    demonstration = await openDemonstration(installation)
    return demonstration
  },
}

const results: Result[] = []
for (const benchmark of BENCHMARKS) {
  if (asked.length > 0 && !asked.includes(benchmark.name)) continue
  console.error(`${benchmark.name} ...`)
  results.push(...(await benchmark.run(bench)))
}
console.log(`${resultTable(results)}\n\n${machineLine()}`)
