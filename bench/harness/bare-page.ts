import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./bare-page.process.ts', import.meta.url))

export interface BarePage {
  readonly url: string
  stop(): void
}

/** The baseline of a page: Fastify with nothing around it, in a process of its own, sending the same bytes. */
export async function serveBarePage(content: Buffer, type: string): Promise<BarePage> {
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' })
  child.send({ content, type })
  const [url] = await once(child, 'message')
  return { url: String(url), stop: () => child.disconnect() }
}
