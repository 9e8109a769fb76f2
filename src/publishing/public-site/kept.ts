/** Keeps what was made last within a budget, and lets go first of what was used longest ago. */
export class Kept<V> {
  readonly #entries = new Map<string, { readonly value: V; readonly cost: number }>()
  readonly #budget: number
  #spent = 0

  constructor(budget: number) {
    this.#budget = budget
  }

  get(key: string): V | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry.value
  }

  set(key: string, value: V, cost: number): void {
    this.forget(key)
    if (cost > this.#budget) return
    this.#entries.set(key, { value, cost })
    this.#spent += cost
    for (const oldest of this.#entries.keys()) {
      if (this.#spent <= this.#budget) break
      this.forget(oldest)
    }
  }

  forget(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    this.#spent -= entry.cost
  }
}
