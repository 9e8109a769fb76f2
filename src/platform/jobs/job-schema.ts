import { createRequire } from 'node:module'
import type pg from 'pg'
import { OWNER_ROLE } from '../db/roles.ts'
import { LANES, type Lane } from './job.ts'

/** The schema that pg-boss keeps. Its tables hold identifiers only, and no application role but the worker's has any grant on it. */
export const JOB_SCHEMA = 'pgboss'
const { pgboss: bossRelease }: { pgboss: { schema: number } } = createRequire(import.meta.url)('pg-boss/package.json')
// Finished and failed jobs are kept this long, for whoever looks into a failure.
const KEPT_SECONDS = 30 * 86_400
const HEARTBEAT_SECONDS = 30

/** Installs or upgrades pg-boss's schema, makes the lanes, and gives the worker its grants. Owner only; migrating calls it. */
export async function ensureJobSchema(ownerUrl: string, client: pg.ClientBase): Promise<void> {
  if (await isPresent(client)) return
  const { PgBoss } = await import('pg-boss') // a hundred modules, which only a new database needs here
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: JOB_SCHEMA,
    options: `-c role=${OWNER_ROLE}`,
    max: 1,
    supervise: false,
    schedule: false,
    registerInstance: false,
  })
  boss.on('error', () => {})
  await boss.start()
  try {
    for (const lane of LANES) await boss.createQueue(lane, laneOptions(lane))
  } finally {
    await boss.stop({ graceful: false })
  }
  await client.query(`
    grant usage on schema ${JOB_SCHEMA} to kith_worker;
    grant select, insert, update, delete on all tables in schema ${JOB_SCHEMA} to kith_worker`)
}

function laneOptions(lane: Lane) {
  return {
    policy: 'standard',
    notify: true,
    deleteAfterSeconds: KEPT_SECONDS,
    retentionSeconds: KEPT_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: lane === 'long' ? 3_600 : 60,
  } as const
}

async function isPresent(client: pg.ClientBase): Promise<boolean> {
  const installed = await client.query(`select to_regclass('${JOB_SCHEMA}.version') is not null as yes`)
  if (!installed.rows[0]?.yes) return false
  const found = await client.query(
    `select (select max(version) from ${JOB_SCHEMA}.version) as version,
       (select count(*)::int from ${JOB_SCHEMA}.queue where name = any($1)) as lanes`,
    [LANES],
  )
  return found.rows[0]?.version === bossRelease.schema && found.rows[0]?.lanes === LANES.length
}
