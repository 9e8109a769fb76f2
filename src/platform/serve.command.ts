import { type Command, defineCommand } from './command.ts'
import { type LoadPart, type ServerPart, whenAborted } from './serve.ts'

/** A command that runs one part alone, as its environment says; its code is loaded only then. */
export function serveCommand(part: ServerPart, summary: string, load: LoadPart): Command {
  return defineCommand({
    name: part,
    summary,
    arguments: [],
    options: {},
    async run({ config, say, stopping }) {
      const { lonePartConfig } = await import('./part-config.ts')
      const given = lonePartConfig(part, config)
      const running = await (await load()).run(given)
      say(`ready ${running.address ?? part}`)
      await whenAborted(stopping)
      await running.stop()
    },
  })
}
