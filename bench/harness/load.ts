import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./load.process.ts', import.meta.url))

export interface LoadAsked {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly connections: number
  readonly seconds: number
}

export interface LoadMeasured {
  readonly perSecond: number
  /** Milliseconds that 97.5 of 100 answers stayed below. */
  readonly p97: number
}

/** Asks for one page over and over from a process of its own. Throws when any answer was not the page. */
export async function load(asked: LoadAsked): Promise<LoadMeasured> {
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send(asked)
  const ended = once(child, 'exit').then(([code]): never => {
    throw new Error(`the process that asks for pages ended with code ${code} before it had measured anything`)
  })
  const [measured] = await Promise.race([once(child, 'message'), ended])
  ended.catch(() => undefined)
  if ('failed' in measured) throw new Error(`${asked.url}: ${measured.failed}`)
  return measured
}
