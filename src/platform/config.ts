import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Refusal } from './errors.ts'

export const environments = ['development', 'production', 'test'] as const
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

const port = (usual: number) =>
  z.coerce.number('must be a number').int('must be a whole number').min(0).max(65_535).default(usual)

const url = (...protocols: string[]) =>
  z.string().refine(text => protocols.includes(URL.parse(text)?.protocol ?? ''), {
    error: `must be an address that begins with ${protocols.map(protocol => `${protocol}//`).join(' or ')}`,
  })

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `must be one of ${values.join(', ')}`)

/** Every variable the program reads, in the order of the help text. */
const variables = {
  PORT: port(3000).describe('Port of the staff site (3000)'),
  PUBLIC_PORT: port(3001).describe('Port of the public site (3001)'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on in production; otherwise always 127.0.0.1'),
  BASE_URL: url('http:', 'https:').optional().describe('Where people reach the staff site (http://localhost:PORT)'),
  PUBLIC_URL: url('http:', 'https:')
    .optional()
    .describe('Where people reach the public site (http://localhost:PUBLIC_PORT)'),
  TRUST_PROXY: z
    .string()
    .optional()
    .describe('Addresses of proxies whose word on the caller is believed, by commas; without it none'),
  KITH_ENV: oneOf(environments).default('development').describe('development, production or test (development)'),
  KITH_DATA_DIR: z.string().optional().describe('Folder for the embedded database, files and logs (./var)'),
  DATABASE_URL: url('postgres:', 'postgresql:')
    .optional()
    .describe('A PostgreSQL 18 server, as owner; without it one is started in KITH_DATA_DIR'),
  KITH_PUBLIC_DATABASE_URL: url('postgres:', 'postgresql:')
    .optional()
    .describe('The same database as kith_public, the only address that the public site is given; kith start makes it'),
  KITH_SECRET: z
    .string()
    .min(32, 'must be at least 32 characters long')
    .optional()
    .describe('Key for signing and encryption; outside production one is made and kept in KITH_DATA_DIR'),
  SMTP_URL: url('smtp:', 'smtps:')
    .optional()
    .describe('Mail server; without it, which production refuses, mail is kept on the outbox page'),
  MAIL_FROM: z.string().default('Kith <no-reply@localhost>').describe('Sender of mail (Kith <no-reply@localhost>)'),
  CLAMD_ADDRESS: z
    .string()
    .regex(/^(\/.+|[^\s:]+:\d+)$/, 'must be HOST:PORT or the path of a socket')
    .optional()
    .describe('Virus scanner (clamd), HOST:PORT or a socket; without it files are marked "not scanned here"'),
  CHROMIUM_PATH: z.string().optional().describe('Browser for the tests; without it the one among the dependencies'),
  LOG_LEVEL: oneOf(logLevels)
    .default('info')
    .describe(`${logLevels.join(', ')} (info)`),
}

type Settings = z.infer<z.ZodObject<typeof variables>>

export type Config = Readonly<{
  environment: (typeof environments)[number]
  port: number
  publicPort: number
  host: string
  baseUrl: string
  publicUrl: string
  trustProxy: string | false
  dataDir: string
  databaseUrl: string | undefined
  publicDatabaseUrl: string | undefined
  secret: string | undefined
  smtpUrl: string | undefined
  mailFrom: string
  clamdAddress: string | undefined
  chromiumPath: string | undefined
  logLevel: (typeof logLevels)[number]
}>

/** Settings that open nothing: neither the database nor what is sealed. */
export type AppConfig = Omit<Config, 'databaseUrl' | 'publicDatabaseUrl' | 'secret'>

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings for a command, and refuses in one line what is wrong with them. */
export function loadConfig(environment: Environment, command?: string): Config {
  const given = Object.keys(variables).map(name => [name, environment[name]?.trim() || undefined] as const)
  const parsed = z.object(variables).safeParse(Object.fromEntries(given))
  if (!parsed.success) throw new Refusal(parsed.error.issues.map(issue => explain(issue, environment)).join('; '))
  const settings = parsed.data
  if (settings.PORT !== 0 && settings.PORT === settings.PUBLIC_PORT) {
    throw new Refusal(`PORT and PUBLIC_PORT are both ${settings.PORT}: the staff and the public site need one each`)
  }
  // The public site alone is kept from what the others need, and asks for its own address itself.
  if (settings.KITH_ENV === 'production' && command !== 'public') refuseUnsafeProduction(settings)
  return configOf(settings)
}

function explain(issue: z.core.$ZodIssue, environment: Environment): string {
  const name = String(issue.path[0])
  const shown = name === 'KITH_SECRET' || name.endsWith('DATABASE_URL') || name === 'SMTP_URL' ? '' : environment[name]
  const range = issue.code === 'too_big' || (issue.code === 'too_small' && issue.origin === 'number')
  return `${name} ${range ? 'must be from 0 to 65535' : issue.message}${shown ? ` (it is ${shown})` : ''}`
}

function refuseUnsafeProduction(settings: Settings): void {
  if (!settings.DATABASE_URL) {
    throw new Refusal(
      'KITH_ENV=production needs DATABASE_URL: the embedded PostgreSQL gets no security updates of its own, so real records belong on a maintained server',
    )
  }
  if (!settings.KITH_SECRET) {
    throw new Refusal(
      'KITH_ENV=production needs KITH_SECRET (32 characters or more): it protects sign-in and encrypted fields, and must be kept apart from the data',
    )
  }
  if (!settings.SMTP_URL) {
    throw new Refusal(
      'KITH_ENV=production needs SMTP_URL: without a mail server the links that set a password stay on the outbox page, where they can be read by somebody else',
    )
  }
}

function configOf(settings: Settings): Config {
  return {
    environment: settings.KITH_ENV,
    port: settings.PORT,
    publicPort: settings.PUBLIC_PORT,
    host: settings.KITH_ENV === 'production' ? settings.HOST : '127.0.0.1',
    baseUrl: settings.BASE_URL ?? `http://localhost:${settings.PORT}`,
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PUBLIC_PORT}`,
    trustProxy: settings.TRUST_PROXY ?? false,
    dataDir: settings.KITH_DATA_DIR ?? fileURLToPath(new URL('../../var', import.meta.url)),
    databaseUrl: settings.DATABASE_URL,
    publicDatabaseUrl: settings.KITH_PUBLIC_DATABASE_URL,
    secret: settings.KITH_SECRET,
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    clamdAddress: settings.CLAMD_ADDRESS,
    chromiumPath: settings.CHROMIUM_PATH,
    logLevel: settings.LOG_LEVEL,
  }
}

/** The settings of this process for a command, from its environment. */
export const ownConfig = (command: string): Config => loadConfig(process.env, command)

/** The environment for the processes that `kith start` runs: they are told their settings, and what opens anything is not in it. */
export function environmentOfParts(): Record<string, string | undefined> {
  const { DATABASE_URL, KITH_PUBLIC_DATABASE_URL, KITH_SECRET, SMTP_URL, ...rest } = process.env
  return rest
}

/** Name and meaning of every variable, for the help text. */
export const describedVariables = (): ReadonlyArray<{ name: string; meaning: string }> =>
  Object.entries(variables).map(([name, schema]) => ({ name, meaning: schema.description ?? '' }))
