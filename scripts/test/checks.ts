import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Tally } from './tally.ts'

const run = promisify(execFile)

/** What must hold of the code before a test is worth running. */
const CHECKS: ReadonlyArray<{ name: string; command: readonly string[] }> = [
  { name: 'format and lint', command: ['node_modules/.bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: ['node_modules/.bin/tsc', '-p', '.'] },
  { name: 'types of what runs in the browser', command: ['node_modules/.bin/tsc', '-p', 'assets'] },
  { name: 'unused code', command: ['node_modules/.bin/knip', '--no-progress'] },
  { name: 'generated files are up to date', command: [process.execPath, 'scripts/generate.ts', '--check'] },
]

export async function runChecks(): Promise<Tally> {
  console.log('Checks')
  let failed = 0
  for (const { name, command } of CHECKS) {
    const started = Date.now()
    const [program = '', ...args] = command
    try {
      await run(program, args, { maxBuffer: 64_000_000 })
      console.log(`  ✔ ${name} (${seconds(started)})`)
    } catch (error) {
      failed++
      console.log(`  ✖ ${name} (${seconds(started)})\n${outputOf(error)}`)
    }
  }
  return { passed: CHECKS.length - failed, failed }
}

function seconds(started: number): string {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`
}

function outputOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { stdout, stderr } = error as { stdout?: string; stderr?: string }
  return `${stdout ?? ''}${stderr ?? ''}` || String(error)
}
