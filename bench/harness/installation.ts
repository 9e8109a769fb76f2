import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))
const Note = z.object({ url: z.string() })

/** A demonstration that runs as `npm start` runs it, in a folder of its own. */
export interface Installation {
  readonly address: string
  readonly publicAddress: string
  readonly ownerUrl: string
  readonly secret: string
  readonly dataDir: string
  /** From asking for it to "ready". */
  readonly secondsToReady: number
  /** The process that supervises the others. */
  readonly pid: number
  /** Asks it to stop, as Ctrl-C does; its data stay. */
  stop(): Promise<void>
  remove(): void
}

export function createDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'kith-bench-'))
  chmodSync(dataDir, 0o711) // so that, run as root, PostgreSQL's account can enter it
  return dataDir
}

/** Starts a folder with `npm start`; the same folder again is a second start. */
export async function startInstallation(dataDir: string): Promise<Installation> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const began = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...inherited, KITH_DATA_DIR: dataDir, PORT: '0', PUBLIC_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { address, publicAddress } = await addressesOf(child)
  const secondsToReady = (performance.now() - began) / 1_000
  return {
    address,
    publicAddress,
    ownerUrl: Note.parse(JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8'))).url,
    secret: readFileSync(join(dataDir, 'secret'), 'utf8'),
    dataDir,
    secondsToReady,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
    remove: () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  }
}

async function addressesOf(child: ChildProcess): Promise<{ address: string; publicAddress: string }> {
  const found = Promise.withResolvers<{ address: string; publicAddress: string }>()
  let said = ''
  child.stdout?.on('data', chunk => {
    said += chunk
    const address = /^ready (\S+)$/m.exec(said)?.[1]
    const publicAddress = /^public site (\S+)$/m.exec(said)?.[1]
    if (address && publicAddress) found.resolve({ address, publicAddress })
  })
  child.stderr?.on('data', chunk => {
    said += chunk
  })
  child.once('exit', () => found.reject(new Error(`The installation did not start: ${said}`)))
  return found.promise
}
