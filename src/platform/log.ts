import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'

/** Structured logging without personal data: identifiers, codes and durations only. */
export type Log = FastifyBaseLogger

export function createLog(level: string, process: 'web' | 'public' | 'worker' | 'command'): Log {
  return pino({ level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime })
}

/** For tests and for commands whose output is for people. */
export function silentLog(): Log {
  return pino({ level: 'silent' })
}
