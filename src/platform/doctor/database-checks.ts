import type pg from 'pg'
import { readNotedHead } from '../audit/head-note.ts'
import { KeptHolidays } from '../bank-holidays/holiday-feed.ts'
import { withLaterYears } from '../bank-holidays/holidays-in-force.ts'
import type { Clock } from '../clock.ts'
import { pendingMigrations, readMigrations } from '../db/migrate.ts'
import { errorMessage } from '../errors.ts'
import { listKeysAsOwner } from '../keys/data-key.store.ts'
import { KEY_PURPOSES } from '../keys/purpose.ts'
import { thousands } from '../thousands.ts'
import { CALENDAR_NAMES, SHIPPED_HOLIDAYS, WorkingDays } from '../working-days.ts'
import { type Check, durationInWords, ok, warning, wrong } from './check.ts'

export async function checkVersion(client: pg.ClientBase): Promise<Check> {
  const found = await client.query<{ version: number; words: string; encoding: string; size: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as words,
       current_setting('server_encoding') as encoding, pg_size_pretty(pg_database_size(current_database())) as size`,
  )
  const { version = 0, words = '', encoding = '', size = '' } = found.rows[0] ?? {}
  if (version < 180_000) return wrong('database', `PostgreSQL ${words}`, 'Kith needs PostgreSQL 18 or later.')
  if (encoding !== 'UTF8') return wrong('database', `its encoding is ${encoding}`, 'Create it with encoding UTF8.')
  return ok('database', `PostgreSQL ${words}, ${size}`)
}

export async function checkMigrations(client: pg.ClientBase): Promise<Check> {
  const there = await client.query<{ yes: boolean }>(`select to_regclass('kith.migration') is not null as yes`)
  const migrate = 'Run: npm run -s kith -- migrate'
  if (!there.rows[0]?.yes) return wrong('migrations', 'the database was never migrated', migrate)
  const done = await client.query<{ name: string; checksum: string }>('select name, checksum from kith.migration')
  try {
    const pending = pendingMigrations(await readMigrations(), done.rows)
    if (pending.length > 0) return wrong('migrations', `${pending.length} have not run`, migrate)
    return ok('migrations', `all ${done.rows.length} have run`)
  } catch (error) {
    return wrong('migrations', errorMessage(error), 'Program and database do not belong together.')
  }
}

export async function checkCalendars(client: pg.ClientBase, clock: Clock): Promise<Check> {
  const { rows } = await client.query<{ content: unknown }>(
    'select content from kith.bank_holiday_list where taken_in_at is not null order by taken_in_at desc limit 1',
  )
  const [newest] = rows.map(({ content }) => KeptHolidays.parse(content))
  const holidays = newest ? withLaterYears(newest, SHIPPED_HOLIDAYS) : SHIPPED_HOLIDAYS
  const calendars = CALENDAR_NAMES.map(name => new WorkingDays(name, holidays))
  const [note] = calendars.flatMap(calendar => calendar.warning(clock.today()) ?? [])
  const last = Math.min(...calendars.map(calendar => calendar.lastLoadedYear))
  if (note === undefined) return ok('calendars', `bank holidays are loaded to the end of ${last}`)
  const remedy = 'Save www.gov.uk/bank-holidays.json and run: npm run -s kith -- intake bank-holidays FILE'
  return warning('calendars', note, remedy)
}

const KEY_MOST_DAYS = 400

export async function checkKeys(client: pg.ClientBase, secret: string): Promise<Check> {
  try {
    const keys = await listKeysAsOwner(client, secret)
    const missing = KEY_PURPOSES.filter(purpose => !keys.some(key => key.purpose === purpose))
    if (missing.length > 0) return wrong('keys', `no key for ${missing.join(', ')}`, 'Run: npm run -s kith -- migrate')
    const age = await client.query<{ days: number }>(
      `select extract(day from now() - min(newest))::int as days
       from (select max(made_at) as newest from kith.data_key where purpose <> 'pseudonym' group by purpose) each`,
    )
    const days = age.rows[0]?.days ?? 0
    if (days > KEY_MOST_DAYS) {
      return warning('keys', `the oldest key in use is ${days} days old`, 'Run: npm run -s kith -- keys rotate')
    }
    return ok('keys', `${keys.length} keys open with the secret`)
  } catch (error) {
    return wrong('keys', errorMessage(error), 'Nothing that was sealed can be read until this is put right.')
  }
}

const WAIT_WARNS_SECONDS = 300

export async function checkJobs(client: pg.ClientBase): Promise<Check[]> {
  const found = await client.query<{
    failed: number
    names: string[] | null
    waiting: number
    seconds: number
    workers: number
  }>(
    `select count(*) filter (where state = 'failed' and completed_on > now() - interval '7 days')::int as failed,
       array_agg(distinct data->>'job') filter (where state = 'failed' and completed_on > now() - interval '7 days') as names,
       count(*) filter (where state in ('created', 'retry') and start_after <= now())::int as waiting,
       coalesce(extract(epoch from now() - min(start_after) filter (where state in ('created', 'retry') and start_after <= now())), 0)::int as seconds,
       (select count(*)::int from pgboss.instance where stopped_on is null and heartbeat_on > now() - interval '2 minutes') as workers
     from pgboss.job`,
  )
  const { failed = 0, names = null, waiting = 0, seconds = 0, workers = 0 } = found.rows[0] ?? {}
  const state =
    workers === 0 && seconds > WAIT_WARNS_SECONDS
      ? wrong(
          'jobs',
          `${waiting} wait, the oldest for ${durationInWords(seconds)}; no worker runs`,
          'Start one: npm run -s kith -- worker',
        )
      : seconds > WAIT_WARNS_SECONDS
        ? warning('jobs', `${waiting} wait, the oldest for ${durationInWords(seconds)}`, 'Run more workers.')
        : ok('jobs', `${waiting} wait, ${workers} ${workers === 1 ? 'worker runs' : 'workers run'}`)
  if (failed === 0) return [state]
  const which = (names ?? []).join(', ')
  return [state, warning('jobs', `${failed} failed in the last 7 days: ${which}`, 'The log says why, by jobId.')]
}

const SEAL_WARNS_SECONDS = 30

export async function checkAudit(client: pg.ClientBase, dataDir: string): Promise<Check> {
  const found = await client.query<{ waiting: number; seconds: number; position: number }>(
    `select (select count(*)::int from kith.audit_event where position is null) as waiting,
       coalesce((select extract(epoch from now() - min(happened_at)) from kith.audit_event where position is null), 0)::int as seconds,
       (select position::int from kith.audit_head) as position`,
  )
  const { waiting = 0, seconds = 0, position = 0 } = found.rows[0] ?? {}
  const noted = await readNotedHead(dataDir)
  if (noted && noted.position > position) {
    return wrong(
      'audit',
      `the chain ends at ${position}, and had reached ${noted.position}`,
      'Run: npm run -s kith -- audit verify',
    )
  }
  if (seconds > SEAL_WARNS_SECONDS) {
    const lag = `${waiting} entries wait to be sealed, the oldest for ${durationInWords(seconds)}`
    return warning('audit', lag, 'A worker seals them: start one, or see its log.')
  }
  return ok('audit', `${thousands(position)} entries sealed, ${waiting} waiting`)
}

export async function checkMailRows(client: pg.ClientBase): Promise<Check | undefined> {
  const found = await client.query<{ failed: number }>(
    `select count(*)::int as failed from kith.mail where state = 'failed'`,
  )
  const failed = found.rows[0]?.failed ?? 0
  return failed === 0
    ? undefined
    : warning(
        'mail',
        `${failed} could not be sent`,
        'See the fault of each in the table mail, and the mail server’s own log.',
      )
}

export async function checkFileRows(client: pg.ClientBase): Promise<Check | undefined> {
  const found = await client.query<{ waiting: number }>(
    `select count(*)::int as waiting from kith.file where state = 'quarantined' and received_at < now() - interval '10 minutes'`,
  )
  const waiting = found.rows[0]?.waiting ?? 0
  return waiting === 0
    ? undefined
    : warning(
        'files',
        `${waiting} have waited for the virus scanner for over 10 minutes`,
        'See the lines on scanner and jobs.',
      )
}
