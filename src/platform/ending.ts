import { Refusal } from './errors.ts'

/** Aborts when this process is asked to stop, or whoever started it is gone: it would serve a database that is going away. */
export function whenAskedToStop(): AbortSignal {
  const stopping = new AbortController()
  const stop = () => stopping.abort(new Refusal('Stopped before it was done.'))
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, stop)
  return stopping.signal
}

/** Lets the process end. Whatever is still open has been asked to close, and must not keep the terminal waiting. */
export function letEnd(): void {
  if (process.connected) process.disconnect?.()
  setTimeout(() => process.exit(), 3_000).unref()
}
