export interface Gathering {
  /** a reading that has taken longer than so many milliseconds no longer holds up the next; 20 unless told */
  readonly lateAfter?: number
  /** so many readings go on at the same time; one unless told */
  readonly atOnce?: number
  /** most keys of one reading; 1,000 unless told */
  readonly most?: number
  /** a clock that never goes back */
  readonly milliseconds?: () => number
}

interface Asked<K, V> {
  readonly key: K
  readonly settle: (value: V) => void
  readonly fail: (error: unknown) => void
}

/**
 * Reads one by one what can be read together: whatever is asked for while a reading is under way waits for it to end and
 * is then read in one go. Each reading begins after everything in it was asked for, so an answer is never older than its
 * question. `readTogether` answers key by key, in their order.
 */
export function gather<K, V>(
  readTogether: (keys: readonly K[]) => Promise<readonly V[]>,
  { lateAfter = 20, atOnce = 1, most = 1000, milliseconds = () => performance.now() }: Gathering = {},
): (key: K) => Promise<V> {
  const asked: Asked<K, V>[] = []
  let underWay = 0
  let began = 0
  let isPlanned = false

  const plan = (): void => {
    if (isPlanned || asked.length === 0 || (underWay >= atOnce && milliseconds() - began < lateAfter)) return
    isPlanned = true
    // After the other requests that arrived in the same turn.
    setImmediate(read)
  }
  const read = async (): Promise<void> => {
    isPlanned = false
    const together = asked.splice(0, most)
    underWay++
    began = milliseconds()
    try {
      const values = await readTogether(together.map(({ key }) => key))
      if (values.length !== together.length) throw new Error('a reading must answer each key')
      for (const [index, { settle }] of together.entries()) settle(values[index] as V)
    } catch (error) {
      for (const { fail } of together) fail(error)
    } finally {
      underWay--
      plan()
    }
  }
  return key =>
    new Promise<V>((settle, fail) => {
      asked.push({ key, settle, fail })
      plan()
    })
}
