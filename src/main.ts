import { ownConfig } from '#platform/config.ts'
import { lineFor } from '#platform/crash-report.ts'
import { Refusal } from '#platform/errors.ts'
import { runCommand } from '#platform/run-command.ts'
import { commands } from './commands.ts'

const stopping = new AbortController()
const stop = () => stopping.abort(new Refusal('Stopped before it was done.'))

// "disconnect": a process that outlives whoever started it would serve a database that is going away.
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, stop)
process.on('uncaughtException', error => {
  fail(lineFor(error, ownConfig().dataDir))
  process.exit()
})
// A reader that has gone away, as in `kith ... | head`, is no fault of ours.
process.stdout.on('error', () => process.exit(1))

function fail(reason: string): void {
  console.error(reason)
  process.exitCode = 1
  if (process.connected) process.send?.({ failed: reason })
}

const fault = await runCommand(commands, process.argv.slice(2), {
  out: text => console.log(text),
  say: message => console.error(message),
  config: ownConfig,
  stopping: stopping.signal,
})
if (fault !== undefined) fail(fault)
if (process.connected) process.disconnect?.()
// Whatever is still open by now has been asked to close; it must not keep the terminal waiting.
setTimeout(() => process.exit(), 3_000).unref()
