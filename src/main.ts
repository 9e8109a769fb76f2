import { ownConfig } from '#platform/config.ts'
import { lineFor } from '#platform/crash-report.ts'
import { letEnd, whenAskedToStop } from '#platform/ending.ts'
import { runCommand } from '#platform/run-command.ts'
import { commands } from './commands.ts'

let dataDir: string | undefined
const stopping = whenAskedToStop()
process.on('uncaughtException', error => {
  fail(lineFor(error, dataDir))
  process.exit()
})
// A reader that has gone away, as in `kith ... | head`, is no fault of ours.
process.stdout.on('error', () => process.exit(1))

function fail(reason: string): void {
  console.error(reason)
  process.exitCode = 1
}

const fault = await runCommand(commands, process.argv.slice(2), {
  out: text => console.log(text),
  say: message => console.error(message),
  config(command) {
    const config = ownConfig(command)
    dataDir = config.dataDir
    return config
  },
  stopping,
})
if (fault !== undefined) fail(fault)
letEnd()
