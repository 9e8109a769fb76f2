/** Numbers that look random and are the same in every run (mulberry32). */
export interface Random {
  /** from 0 up to 1 */
  next(): number
  /** from 0 up to `below`, whole */
  whole(below: number): number
  pick<T>(list: readonly T[]): T
  chance(of: number): boolean
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (below: number): number => Math.floor(next() * below)
  return {
    next,
    whole,
    pick<T>(list: readonly T[]): T {
      const found = list[whole(list.length)]
      if (found === undefined) throw new RangeError('there is nothing to pick from')
      return found
    },
    chance: of => next() < of,
  }
}
