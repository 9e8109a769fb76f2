import type { FastifyBaseLogger } from 'fastify'
import { type DestinationStream, pino } from 'pino'
import { inSources } from './in-sources.ts'

/** Structured logging without personal data: identifiers, codes and durations only. */
export type Log = FastifyBaseLogger

export function createLog(
  level: string,
  process: 'web' | 'public' | 'worker' | 'command',
  destination: DestinationStream = pino.destination(1),
): Log {
  const serializers = { err: errorForLog }
  return pino({ level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime, serializers }, destination)
}

const KEPT = ['code', 'statusCode', 'schema', 'table', 'column', 'constraint', 'routine'] as const

/**
 * What of an error may be kept. PostgreSQL puts the row that it refused into `detail` and the statement into others, and
 * libraries what they were given: so only what is known to name nobody is taken over.
 */
export function errorForLog(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { type, message, stack } = pino.stdSerializers.err(error)
  const told = error as Readonly<Partial<Record<(typeof KEPT)[number], unknown>>>
  const kept = KEPT.filter(name => told[name] !== undefined).map(name => [name, told[name]] as const)
  return { type, message, stack: inSources(stack), ...Object.fromEntries(kept) }
}

/** For tests and for commands whose output is for people. */
export function silentLog(): Log {
  return pino({ level: 'silent' })
}
