type Weights<T extends string> = Readonly<Partial<Record<T, number>>>

const tables = new WeakMap<object, { readonly codes: readonly string[]; readonly sums: readonly number[] }>()

/** Chance that can be had again: the same seed gives the same draws, on any machine. */
export class Chance {
  readonly #seed: string
  #state: number

  constructor(seed: string) {
    this.#seed = seed
    this.#state = mixed(seed)
  }

  /** A stream of its own, which what is drawn from this one does not move. */
  branch(name: string | number): Chance {
    return new Chance(`${this.#seed}/${name}`)
  }

  /** From 0 up to and without 1. */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0
    let z = this.#state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32
  }

  /** A whole number from the one to the other, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  is(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(from: readonly T[]): T {
    const found = from[Math.floor(this.next() * from.length)]
    if (found === undefined) throw new RangeError('nothing to pick from')
    return found
  }

  weighted<T extends string>(weights: Weights<T>): T {
    const { codes, sums } = tableOf(weights)
    const at = this.next() * (sums.at(-1) ?? 0)
    return codes[sums.findIndex(sum => at < sum)] as T
  }

  /** One of the list, each as likely as its weight says; undefined of an empty list. */
  pickBy<T>(list: readonly T[], weightOf: (item: T) => number): T | undefined {
    let at = this.next() * list.reduce((sum, item) => sum + weightOf(item), 0)
    return list.find(item => {
      at -= weightOf(item)
      return at < 0
    })
  }

  shuffled<T>(list: readonly T[]): T[] {
    const order = list.map(item => ({ item, at: this.next() }))
    return order.sort((one, other) => one.at - other.at).map(({ item }) => item)
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.between(0, 255))
  }

  /** A version 7 identifier of that millisecond. */
  id(milliseconds: number): string {
    const time = milliseconds.toString(16).padStart(12, '0')
    const tail = Array.from(this.bytes(10), byte => byte.toString(16).padStart(2, '0')).join('')
    const variant = '89ab'[Number.parseInt(tail[4] ?? '0', 16) % 4]
    return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(1, 4)}-${variant}${tail.slice(5, 8)}-${tail.slice(8)}`
  }
}

function mixed(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

function tableOf<T extends string>(weights: Weights<T>) {
  const known = tables.get(weights)
  if (known) return known
  let sum = 0
  const entries = Object.entries<number | undefined>(weights)
  const table = {
    codes: entries.map(([code]) => code),
    sums: entries.map(([, weight]) => {
      sum += weight ?? 0
      return sum
    }),
  }
  tables.set(weights, table)
  return table
}
