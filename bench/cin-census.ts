import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openCensusCheck } from '../src/intake/cin-census/check-census.ts'
import { damage } from '../src/intake/testing/damage.ts'
import { generateCensus } from './cin-census/generate-census.ts'
import { median } from './harness/median.ts'
import { atLeast, type Benchmark, type Result } from './harness/result.ts'
import { createRandom } from './matching/random.ts'

const CHILDREN = 180_000
const SEED = 2_024
const ROUNDS = 3
const AIM = 0.4
const MOST_MEGABYTES = 400
const DAMAGED_FILES = 100_000
const SLOWEST_MS = 1_000

const program = fileURLToPath(new URL('./harness/census.process.ts', import.meta.url))
const run = promisify(execFile)

interface Pass {
  readonly seconds: number
  readonly cpu: number
  readonly children: number
  readonly findings: number
  readonly megabytes: number
}

const pass = async (kind: 'bare' | 'checked', path: string): Promise<Pass> =>
  JSON.parse((await run(process.execPath, [program, kind, path])).stdout)

/** A census of some 200 MB read and checked by all rules, beside saxes with nothing done about what it finds. */
export const cinCensus: Benchmark = {
  name: 'cin-census',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'kith-census-'))
    try {
      const path = join(folder, 'census.xml')
      await generateCensus(path, CHILDREN, SEED)
      const { size } = await stat(path)
      const rounds: { bare: Pass; checked: Pass }[] = []
      for (let round = 0; round < ROUNDS; round++)
        rounds.push({ bare: await pass('bare', path), checked: await pass('checked', path) })
      return [...readResults(size, rounds), await damagedResult()]
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

function readResults(size: number, rounds: readonly { bare: Pass; checked: Pass }[]): Result[] {
  const of = (kind: 'bare' | 'checked', what: 'seconds' | 'cpu') => median(rounds.map(round => round[kind][what]))
  const findings = rounds[0]?.checked.findings ?? 0
  const megabytes = Math.max(...rounds.map(({ checked }) => checked.megabytes))
  const title = `${Math.round(size / 1_000_000)} MB, ${CHILDREN.toLocaleString('en-GB')} children, ${findings.toLocaleString('en-GB')} findings`
  const line = (what: string, measure: 'seconds' | 'cpu'): Result => {
    const ratio = median(rounds.map(({ bare, checked }) => bare[measure] / checked[measure]))
    return {
      what: `census of ${title}, ${what}`,
      measured: `${of('checked', measure).toFixed(1)} s`,
      baseline: `saxes alone ${of('bare', measure).toFixed(1)} s`,
      ratio,
      aim: atLeast(ratio, AIM),
    }
  }
  return [
    line('by the clock', 'seconds'),
    line('of a processor', 'cpu'),
    {
      what: 'memory of reading it',
      measured: `${Math.round(megabytes)} MB`,
      aim: { words: `under ${MOST_MEGABYTES} MB`, isMet: megabytes < MOST_MEGABYTES },
    },
  ]
}

/** Damaged files, none of which may end in an exception or take long. */
async function damagedResult(): Promise<Result> {
  const samples = await Promise.all(
    ['good', 'CIN2rows', 'CIN_Census_2021', 'CIN_Census_2024', 'CIN_Census_2026'].map(name =>
      readFile(new URL(`../src/intake/cin-census/samples/${name}.xml`, import.meta.url)),
    ),
  )
  const random = createRandom(SEED)
  let slowest = 0
  let silent = 0
  for (let file = 0; file < DAMAGED_FILES; file++) {
    const numbers = Array.from({ length: 3 * (1 + random.whole(4)) }, () => random.whole(1_000_000_000))
    const content = damage(random.pick(samples), numbers)
    let faults = 0
    const began = performance.now()
    const reading = openCensusCheck({ finding() {}, issue: () => faults++ }, '2024-03-31')
    reading.write(content)
    if (!reading.end() && faults === 0) silent++
    slowest = Math.max(slowest, performance.now() - began)
  }
  return {
    what: `${DAMAGED_FILES.toLocaleString('en-GB')} damaged censuses, without a crash`,
    measured: `slowest ${Math.round(slowest)} ms, ${silent} refused without a fault`,
    aim: { words: `none, under ${SLOWEST_MS} ms`, isMet: silent === 0 && slowest < SLOWEST_MS },
  }
}
