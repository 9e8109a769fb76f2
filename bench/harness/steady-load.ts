import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./steady-load.process.ts', import.meta.url))

export interface PageAsked {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** a form to send; a page is read without one */
  readonly body?: string
}

export interface SteadyLoad {
  /** asked for in turns */
  readonly pages: readonly PageAsked[]
  readonly perSecond: number
  readonly seconds: number
}

/** Milliseconds of half of the answers, and of 95 of 100. */
export interface Waits {
  readonly p50: number
  readonly p95: number
}

/** Asks so often a second whether or not the last was answered, from a process of its own. Throws when any was refused. */
export async function steadyLoad(asked: SteadyLoad): Promise<Waits> {
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send(asked)
  const [message] = await once(child, 'message')
  if ('failed' in message) throw new Error(message.failed)
  const waits: number[] = message.toSorted((a: number, b: number) => a - b)
  const at = (share: number): number =>
    waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95) }
}
