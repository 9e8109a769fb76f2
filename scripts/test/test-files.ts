import { run } from 'node:test'
import type { Tally } from './tally.ts'

const MINUTES_PER_FILE = 10

/** Runs test files, each in a process of its own, and prints a line per file and the whole of each failure. */
export async function runTestFiles(title: string, files: readonly string[], concurrency: number): Promise<Tally> {
  console.log(`\n${title} (${files.length} files)`)
  let passed = 0
  let failed = 0
  const stream = run({ files: [...files], concurrency, timeout: MINUTES_PER_FILE * 60_000 })
  for await (const { type, data } of stream) {
    switch (type) {
      case 'test:pass':
        if (data.details.type !== 'suite' && data.name !== data.file) passed++
        if (data.skip !== undefined || data.todo !== undefined) {
          failed++
          console.log(`  ✖ ${data.name}: a test may not be skipped`)
        }
        break
      case 'test:fail':
        if (data.details.type === 'suite') break
        failed++
        console.log(`  ✖ ${data.file ?? ''}: ${data.name}\n${String(describe(data.details.error))}`)
        break
      case 'test:diagnostic':
        if (data.message.includes('asynchronous activity')) console.log(`  ${data.file ?? ''}: ${data.message}`)
        break
      case 'test:stderr':
        process.stderr.write(data.message)
        break
    }
  }
  console.log(`  ${passed} passed, ${failed} failed`)
  return { passed, failed }
}

// A file can fail after its tests have passed: then only how its process ended tells why.
function describe(error: Error & { cause?: unknown; exitCode?: number; signal?: string }): unknown {
  const { cause, exitCode, signal } = error
  const end =
    exitCode === undefined && signal === undefined
      ? ''
      : ` (exit code ${exitCode ?? 'none'}, signal ${signal ?? 'none'})`
  return `${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause ?? error.stack ?? error.message)}${end}`
}
