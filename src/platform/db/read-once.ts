import type { Tx } from './database.ts'

/**
 * The same reading once in each transaction, however many parts of a page ask for it. Only where the transaction changes
 * nothing of what is read: it would not see that.
 */
export function readOnce<T>(read: (tx: Tx) => Promise<T>): (tx: Tx) => Promise<T> {
  const readings = new WeakMap<Tx, Promise<T>>()
  return tx => {
    const reading = readings.get(tx) ?? read(tx)
    readings.set(tx, reading)
    return reading
  }
}
