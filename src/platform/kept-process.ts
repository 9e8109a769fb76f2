import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, openSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { environmentOfParts } from './config.ts'
import { Refusal } from './errors.ts'
import type { PartConfig } from './part-config.ts'
import type { Begin, Notice, ServerPart } from './serve.ts'

export type KeptProcess = Readonly<{
  /** Lets it work, with these settings; until then it only reads its code. */
  begin(config: PartConfig): void
  /** Settles with its address when it first works; rejects when it cannot start. */
  ready: Promise<string | undefined>
  /** Rejects when it has failed so often that starting it again is pointless. */
  givenUp: Promise<never>
  stop(): Promise<void>
}>

export type KeptProcessOptions = Readonly<{
  program: string
  part: ServerPart
  /** Where its output goes; to ours when there is none. */
  logFolder: string | undefined
  say: (message: string) => void
}>

const mostFailures = 5
const withinMs = 60_000
const firstPauseMs = 250
const stopPatienceMs = 10_000

/** Runs a part of Kith as a process of its own, and starts it again when it crashes: soon, then less and less often. */
export function keepRunning(options: KeptProcessOptions): KeptProcess {
  const ready = Promise.withResolvers<string | undefined>()
  const givenUp = Promise.withResolvers<never>()
  givenUp.promise.catch(() => undefined) // whoever waits for it hears of it; nobody need
  ready.promise.catch(() => undefined)
  let child: ChildProcess | undefined
  let config: PartConfig | undefined
  let isStopping = false
  let wasReady = false
  let pause: NodeJS.Timeout | undefined
  let failures: number[] = []

  function start(): void {
    const started = launch(options)
    let reason: string | undefined
    child = started
    if (config) sendBegin(started, config)
    started.on('message', message => {
      const notice = message as Notice
      if ('failed' in notice) reason = notice.failed
      else {
        wasReady = true
        ready.resolve(notice.address)
      }
    })
    started.once('error', error => {
      reason = error.message
    })
    started.once('close', (code, signal) => ended(reason ?? `it ended with ${signal ?? `code ${code}`}`))
  }

  function ended(reason: string): void {
    child = undefined
    if (isStopping) return
    if (!wasReady) {
      ready.reject(new Refusal(reason))
      return
    }
    const now = Date.now()
    failures = [...failures.filter(at => now - at < withinMs), now]
    if (failures.length >= mostFailures) {
      givenUp.reject(new Refusal(`The ${options.part} process failed ${mostFailures} times in a minute: ${reason}`))
      return
    }
    options.say(`the ${options.part} process stopped (${reason}) and is started again`)
    pause = setTimeout(start, firstPauseMs * 2 ** (failures.length - 1))
  }

  start()
  return {
    begin(given) {
      config = given
      if (child) sendBegin(child, given)
    },
    ready: ready.promise,
    givenUp: givenUp.promise,
    async stop() {
      isStopping = true
      clearTimeout(pause)
      if (child && !config)
        child.kill('SIGKILL') // it has nothing to put away
      else if (child) await stopProcess(child)
    },
  }
}

// On a machine with much memory Node cleans up late: under load the web process held 380 MB in place of 220, and was no
// quicker. A thousand megabytes are five times what it needs.
const HEAP = ['--max-semi-space-size=8', '--max-old-space-size=1024']

// A session of its own: Ctrl-C in a terminal reaches the supervisor alone, which stops its processes in order.
function launch({ program, part, logFolder }: KeptProcessOptions): ChildProcess {
  const log = logFolder === undefined ? undefined : openLog(join(logFolder, `${part}.log`))
  const output = log ?? 'inherit'
  const child = fork(program, [part], {
    env: environmentOfParts(),
    // A thousand modules whose real path need not be looked up: a tenth of the time that reading them takes.
    execArgv: [...process.execArgv, '--preserve-symlinks', '--preserve-symlinks-main', ...HEAP],
    stdio: ['ignore', output, output, 'ipc'],
    detached: true,
  })
  if (log !== undefined) closeSync(log)
  return child
}

function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

function sendBegin(child: ChildProcess, config: PartConfig): void {
  const message: Begin = { begin: config }
  child.send(message, () => undefined) // one that has ended meanwhile says why itself
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>(settle => child.once('exit', () => settle()))
  if (child.connected) child.disconnect()
  else child.kill('SIGTERM')
  const tooLong = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs)
  await gone
  clearTimeout(tooLong)
}
