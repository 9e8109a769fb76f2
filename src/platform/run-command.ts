import type { Command, Surroundings } from './command.ts'
import { readCommandLine } from './command-line.ts'
import type { Config } from './config.ts'
import { lineFor } from './crash-report.ts'

export type Terminal = Readonly<{
  out(text: string): void
  say(message: string): void
  /** Read only when a command runs, so that --help works whatever the settings are. */
  config(command: string): Config
  stopping: AbortSignal
}>

/** Runs one command line. The result is undefined, or in one line why it failed. */
export async function runCommand(
  commands: readonly Command[],
  args: readonly string[],
  terminal: Terminal,
): Promise<string | undefined> {
  let dataDir: string | undefined
  try {
    const request = readCommandLine(commands, args)
    if (request.kind === 'help') {
      terminal.out(request.text)
      return undefined
    }
    const config = terminal.config(request.command.name)
    dataDir = config.dataDir
    await request.command.run(surroundingsOf(terminal, config, request.command.name, request.asJson), request.parsed)
    return undefined
  } catch (error) {
    return lineFor(error, dataDir)
  }
}

function surroundingsOf(terminal: Terminal, config: Config, doing: string, asJson: boolean): Surroundings {
  const { say, stopping } = terminal
  return {
    config,
    stopping,
    say,
    answer: (value, inWords) => terminal.out(asJson ? JSON.stringify(value) : inWords()),
    withDatabase: async work => {
      const { withDatabase } = await import('./db/with-database.ts')
      return withDatabase({ config, doing, say, stopping }, work)
    },
  }
}
