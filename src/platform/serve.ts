import { z } from 'zod'
import type { Surroundings } from './command.ts'
import type { Config, PublicConfig, ServerConfig } from './config.ts'
import { Refusal } from './errors.ts'
import { secretFor } from './secret.ts'

/** A part of Kith that runs until it is stopped. */
export type Running = Readonly<{
  /** Where it can be reached, for those that can. */
  address?: string
  stop(): Promise<void>
}>

export const serverParts = ['web', 'worker', 'public'] as const
export type ServerPart = (typeof serverParts)[number]

/** What a process tells its supervisor. */
export const Notice = z.union([
  z.object({ ready: z.literal(true), address: z.string().optional() }),
  z.object({ failed: z.string() }),
])
export type Notice = z.infer<typeof Notice>

/** Runs one part in this process until it is asked to stop. */
export async function serve(
  part: ServerPart,
  begin: () => Promise<Running>,
  { stopping, say }: Surroundings,
): Promise<void> {
  const running = await begin()
  if (process.send) process.send({ ready: true, ...(running.address ? { address: running.address } : {}) })
  else say(`ready ${running.address ?? part}`)
  await whenAborted(stopping)
  await running.stop()
}

export function serverConfig(part: ServerPart, config: Config): ServerConfig {
  if (!config.databaseUrl) {
    throw new Refusal(`kith ${part} needs DATABASE_URL. To run everything with a database of its own: kith start`)
  }
  return { ...config, databaseUrl: config.databaseUrl, secret: secretFor(config) }
}

/** Without the key and the owner's address: what the public process does not have, it cannot give away. */
export function publicConfig({ publicDatabaseUrl, ...config }: Config): PublicConfig {
  if (!publicDatabaseUrl) {
    throw new Refusal('kith public needs KITH_PUBLIC_DATABASE_URL. To run everything together: kith start')
  }
  return { ...config, publicDatabaseUrl, databaseUrl: undefined, secret: undefined }
}

export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise(settle => {
    if (signal.aborted) settle()
    else signal.addEventListener('abort', () => settle(), { once: true })
  })
}
