import { after } from 'node:test'

const closers: (() => unknown)[] = []

/**
 * Runs `close` when the file's tests are over: what was opened last is closed first. Call at the top of a test file.
 * node:test itself runs hooks in the order in which they were registered, which would drop a database under its own pools.
 */
export function atEnd(close: () => unknown): void {
  // Not before the first call: the test command reads this file too, and is no test itself.
  if (closers.length === 0) after(closeAll)
  closers.push(close)
}

async function closeAll(): Promise<void> {
  for (const close of closers.toReversed()) await close()
}
