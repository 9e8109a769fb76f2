import { receiveFile } from '#intake'
import { intake } from '../src/catalogue.ts'
import type { Demonstration } from './harness/demonstration.ts'
import { createVacuumedTable, type FigureTable } from './harness/figure-table.ts'
import { figuresFile, ROWS } from './harness/figures-file.ts'
import { median } from './harness/median.ts'
import { atLeast, type Benchmark } from './harness/result.ts'

const AIM = 0.25
const ROUNDS = 3

/** A file of 100,000 figures as anybody sends it in, beside a COPY of the rows it becomes into the same table. */
export const importObservations: Benchmark = {
  name: 'import-observations',
  async run({ demonstration }) {
    await using table = await createVacuumedTable(demonstration.installation.ownerUrl)
    const rounds: { imported: number; copied: number }[] = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(await runRound(demonstration, table, figuresFile(round)))
    const imported = median(rounds.map(each => each.imported))
    const copied = median(rounds.map(each => each.copied))
    const ratio = median(rounds.map(each => each.copied / each.imported))
    return [
      {
        what: `${ROWS.toLocaleString('en-GB')} observations imported`,
        measured: `${imported.toFixed(2)} s`,
        baseline: `COPY of the same rows ${copied.toFixed(2)} s`,
        ratio,
        aim: atLeast(ratio, AIM),
      },
    ]
  },
}

async function runRound({ app, actor }: Demonstration, table: FigureTable, content: Buffer) {
  const file = { name: 'bench.csv', content, format: 'supplied-figures' }
  const [receipt, imported] = await timed(() => receiveFile(app, actor, intake, file))
  if (receipt.state !== 'accepted' || receipt.rows !== ROWS || receipt.submissionId === undefined)
    throw new Error(`The file was not taken in: ${JSON.stringify(receipt.issues.slice(0, 3))}`)
  const rows = await table.copyOut(receipt.submissionId)
  await table.remove(receipt.submissionId)
  const [, copied] = await timed(() => table.copyIn(rows))
  await table.remove(receipt.submissionId)
  return { imported, copied }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now()
  const result = await work()
  return [result, (performance.now() - began) / 1_000]
}
