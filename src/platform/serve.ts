import type { PartConfig } from './part-config.ts'

/** A part of Kith that runs until it is stopped. */
export type Running = Readonly<{
  /** Where it can be reached, for those that can. */
  address?: string
  stop(): Promise<void>
}>

export const serverParts = ['web', 'worker', 'public'] as const
export type ServerPart = (typeof serverParts)[number]

/** The file of a part. It is loaded only in the process that runs it. */
export type LoadPart = () => Promise<{ run(config: PartConfig): Promise<Running> }>

/** What a process tells its supervisor. */
export type Notice = Readonly<{ ready: true; address?: string }> | Readonly<{ failed: string }>

/** What the supervisor tells a process, once the database can be used. */
export type Begin = Readonly<{ begin: PartConfig }>

export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise(settle => {
    if (signal.aborted) settle()
    else signal.addEventListener('abort', () => settle(), { once: true })
  })
}
