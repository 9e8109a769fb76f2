import { type Command, defineCommand } from './command.ts'
import type { ServerConfig } from './config.ts'
import { type Running, type ServerPart, serve } from './serve.ts'

/** A command that runs one part alone, against DATABASE_URL; its code is loaded only then. */
export function serveCommand(
  part: ServerPart,
  summary: string,
  load: () => Promise<{ run(config: ServerConfig): Promise<Running> }>,
): Command {
  return defineCommand({
    name: part,
    summary,
    arguments: [],
    options: {},
    run: surroundings => serve(part, async config => (await load()).run(config), surroundings),
  })
}
