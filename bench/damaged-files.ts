import { readFile } from 'node:fs/promises'
import { createCatalogue, parsePeriod } from '#indicators'
import { SUPPLIED_MEASURES } from '../src/indicators/catalogue/all.ts'
import { checkFile } from '../src/intake/check-file.ts'
import { type Facts, isDocument } from '../src/intake/format.ts'
import { intakeFormats } from '../src/intake/formats.ts'
import { damage } from '../src/intake/testing/damage.ts'
import { damageWorkbook } from '../src/intake/testing/damage-workbook.ts'
import type { Benchmark, Result } from './harness/result.ts'
import { createRandom } from './matching/random.ts'

const DAMAGED_FILES = 100_000
const SLOWEST_MS = 2_000
const SEED = 2_024

const facts: Facts = {
  catalogue: createCatalogue(SUPPLIED_MEASURES),
  agencies: [{ id: '0199', name: 'Constabulary', aliases: [] }],
  period: parsePeriod('2023-24'),
  ownAgencyId: undefined,
  ownArea: undefined,
  today: Temporal.PlainDate.from('2024-06-03'),
}

/** Damaged files of every format but the census, which has a benchmark of its own: none may end in an exception or take long. */
export const damagedFiles: Benchmark = {
  name: 'damaged-files',
  async run() {
    const results: Result[] = []
    for (const { name } of intakeFormats)
      if (name !== 'cin-census') results.push(await damagedResult(name, DAMAGED_FILES))
    return results
  },
}

async function damagedResult(name: string, count: number): Promise<Result> {
  const format = intakeFormats.find(each => each.name === name)
  if (!format) throw new RangeError(`there is no format ${name}`)
  const extension = isDocument(format) ? format.extension : '.csv'
  const samples = await Promise.all(
    ['good', 'bad'].map(each =>
      readFile(new URL(`../src/intake/${name}/samples/${each}${extension}`, import.meta.url)),
    ),
  )
  const spoil = extension === '.xlsx' ? damageWorkbook : damage
  const random = createRandom(SEED)
  let slowest = 0
  let accepted = 0
  for (let file = 0; file < count; file++) {
    const numbers = Array.from({ length: 1 + 3 * (1 + random.whole(4)) }, () => random.whole(1_000_000_000))
    const content = spoil(random.pick(samples), numbers)
    const began = performance.now()
    const { reading } = await checkFile(content, format, facts)
    if (reading) accepted++
    slowest = Math.max(slowest, performance.now() - began)
  }
  return {
    what: `${count.toLocaleString('en-GB')} damaged files of ${name}, without a crash`,
    measured: `slowest ${Math.round(slowest)} ms, ${accepted.toLocaleString('en-GB')} still in order`,
    aim: { words: `under ${SLOWEST_MS} ms`, isMet: slowest < SLOWEST_MS },
  }
}
