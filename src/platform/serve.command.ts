import { type Command, defineCommand } from './command.ts'
import type { PublicConfig, ServerConfig } from './config.ts'
import { publicConfig, type Running, type ServerPart, serve, serverConfig } from './serve.ts'

/** A command that runs one part alone, against DATABASE_URL; its code is loaded only then. */
export function serveCommand(
  part: Exclude<ServerPart, 'public'>,
  summary: string,
  load: () => Promise<{ run(config: ServerConfig): Promise<Running> }>,
): Command {
  return defineCommand({
    name: part,
    summary,
    arguments: [],
    options: {},
    run: surroundings =>
      serve(part, async () => (await load()).run(serverConfig(part, surroundings.config)), surroundings),
  })
}

/** The command that runs the public site alone, against KITH_PUBLIC_DATABASE_URL. */
export function servePublicCommand(
  summary: string,
  load: () => Promise<{ run(config: PublicConfig): Promise<Running> }>,
): Command {
  return defineCommand({
    name: 'public',
    summary,
    arguments: [],
    options: {},
    run: surroundings =>
      serve('public', async () => (await load()).run(publicConfig(surroundings.config)), surroundings),
  })
}
