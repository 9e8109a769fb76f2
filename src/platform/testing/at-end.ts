import { after } from 'node:test'

const closers: (() => unknown)[] = []

// node:test runs hooks in the order in which they were registered, which would drop a database under its own pools.
after(async () => {
  for (const close of closers.reverse()) await close()
})

/** Runs `close` when the file's tests are over: what was opened last is closed first. Call at the top of a test file. */
export function atEnd(close: () => unknown): void {
  closers.push(close)
}
