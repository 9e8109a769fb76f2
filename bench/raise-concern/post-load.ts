import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { LoadMeasured } from '../harness/load.ts'

const program = fileURLToPath(new URL('./post-load.process.ts', import.meta.url))

export interface PostLoad {
  readonly url: string
  readonly body: string
  /** taken in turns, as the systems of many agencies */
  readonly tokens: readonly string[]
  readonly connections: number
  readonly seconds: number
}

/** Sends one body over and over, each time under a key of its own, from a process of its own. Throws when any was refused. */
export async function postLoad(asked: PostLoad): Promise<LoadMeasured> {
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send(asked)
  const [measured] = await once(child, 'message')
  if ('failed' in measured) throw new Error(`${asked.url}: ${measured.failed}`)
  return measured
}
