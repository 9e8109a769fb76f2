/** What was drawn or worked out, under everything that it depends on; the longest unused is forgotten first. */
export interface Kept<T> {
  find(key: string): T | undefined
  keep(key: string, value: T): T
}

export function createKept<T>(most: number): Kept<T> {
  const held = new Map<string, T>()
  return {
    find(key) {
      const value = held.get(key)
      if (value === undefined) return undefined
      held.delete(key)
      held.set(key, value)
      return value
    },
    keep(key, value) {
      held.set(key, value)
      for (const oldest of held.keys()) {
        if (held.size <= most) break
        held.delete(oldest)
      }
      return value
    },
  }
}
