import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startTestCluster } from '../src/platform/testing/cluster.ts'
import { makeTemplate, TEMPLATE } from '../src/platform/testing/database.ts'

const run = promisify(execFile)
const TYPES = { date: 'Temporal.PlainDate', timestamptz: 'Temporal.Instant', int8: 'number' }

/** The types of all tables, read from a freshly migrated database. */
export async function generateDatabaseTypes(): Promise<string> {
  const cluster = await startTestCluster()
  const folder = await mkdtemp(join(tmpdir(), 'kith-types-'))
  try {
    await makeTemplate(cluster.ownerUrl)
    const url = new URL(cluster.ownerUrl)
    url.pathname = `/${TEMPLATE}`
    const out = join(folder, 'schema.ts')
    await run(process.execPath, [
      'node_modules/kysely-codegen/dist/cli/bin.js',
      ...['--dialect', 'postgres', '--url', url.toString(), '--out-file', out],
      ...['--default-schema', 'kith', '--exclude-pattern', 'pgboss.*', '--type-mapping', JSON.stringify(TYPES)],
    ])
    return await readFile(out, 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
    await cluster.stop()
  }
}
