import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from './config.ts'
import { errorCode, errorMessage, Refusal } from './errors.ts'

const oldestServer = 18

/** Refuses when another program listens on a port we need; waits a little for the port of a run that was killed. */
export async function requireFreePorts(config: Config, patienceMs: number): Promise<void> {
  const until = Date.now() + patienceMs
  for (const [name, port] of [
    ['PORT', config.port],
    ['PUBLIC_PORT', config.publicPort],
  ] as const) {
    for (;;) {
      const code = await listenFault(config.host, port)
      if (code === undefined) break
      if (code !== 'EADDRINUSE' || Date.now() > until)
        throw new Refusal(explainListenFault(code, name, port, config.host))
      await sleep(100)
    }
  }
}

function listenFault(host: string, port: number): Promise<string | undefined> {
  return new Promise(settle => {
    const probe = createServer()
    probe.once('error', error => settle(errorCode(error) ?? error.message))
    probe.listen({ host, port }, () => probe.close(() => settle(undefined)))
  })
}

function explainListenFault(code: string, name: string, port: number, host: string): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Stop it, or set ${name} to another port.`
  if (code === 'EACCES') return `This user may not listen on port ${port}. Set ${name} to one above 1023.`
  return `${name}: cannot listen on ${host} port ${port} (${code}). Check HOST.`
}

/** Refuses a database server that cannot be reached, is not let in to, or is too old. */
export async function requireDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined) // a connection that breaks is reported by the call that uses it
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int / 10000 as version`,
    )
    const version = rows[0]?.version ?? 0
    if (version >= oldestServer) return
    throw new Refusal(`DATABASE_URL is a PostgreSQL ${version} server; Kith needs PostgreSQL ${oldestServer} or later.`)
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(explainDatabaseFault(error, databaseUrl))
  } finally {
    await client.end().catch(() => undefined)
  }
}

function explainDatabaseFault(error: unknown, databaseUrl: string): string {
  const { hostname, port, username, pathname } = new URL(databaseUrl)
  const server = `${hostname}:${port || 5432}`
  switch (errorCode(error)) {
    case 'ECONNREFUSED':
      return `DATABASE_URL: no database server answers at ${server}.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `DATABASE_URL: there is no server named ${hostname}.`
    case '28P01':
    case '28000':
      return `DATABASE_URL: the server at ${server} does not let ${username || 'this user'} in; check name and password.`
    case '3D000':
      return `DATABASE_URL: the server at ${server} has no database ${pathname.slice(1)}.`
    default:
      return `DATABASE_URL: the server at ${server} cannot be used: ${errorMessage(error).split('\n')[0]}`
  }
}
