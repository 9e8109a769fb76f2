import { type Exact, fraction } from '../exact.ts'

/** Σ coefficient × unknown = sum, over unknowns that are zero or more. */
export interface Equation {
  readonly terms: readonly { readonly unknown: number; readonly coefficient: bigint }[]
  readonly sum: bigint
}

export interface Optimum {
  /** Undefined: without bound */
  readonly value: Exact | undefined
  /** A solution at the optimum, or one met on the way where there is no bound */
  readonly point: readonly Exact[]
}

/** Exact linear programming by the simplex method in whole numbers: every entry is kept over one common
 * denominator (Edmonds, Bareiss), so nothing is rounded. Bland's rule keeps it from circling. */
export class LinearProgram {
  readonly #width: number
  readonly #basis: number[]
  #rows: bigint[][]
  #denominator = 1n

  /** Undefined when no values satisfy the equations. */
  static solve(equations: readonly Equation[], unknownCount: number): LinearProgram | undefined {
    const program = new LinearProgram(equations, unknownCount)
    return program.#findSolution() ? program : undefined
  }

  private constructor(equations: readonly Equation[], unknownCount: number) {
    this.#width = unknownCount
    this.#rows = equations.map(({ terms, sum }) => {
      const sign = sum < 0n ? -1n : 1n
      const row = new Array<bigint>(unknownCount + 1).fill(0n)
      for (const { unknown, coefficient } of terms) row[unknown] = (row[unknown] ?? 0n) + sign * coefficient
      row[unknownCount] = sign * sum
      return row
    })
    // Numbers from the width on stand for one artificial unknown per equation.
    this.#basis = equations.map((_, index) => unknownCount + index)
  }

  optimise(unknown: number, direction: 'least' | 'most'): Optimum {
    const sign = direction === 'most' ? 1n : -1n
    for (;;) {
      const gains = this.#gains(unknown).map(gain => gain * sign)
      const entering = gains.findIndex(gain => gain > 0n)
      if (entering < 0) {
        const point = this.#point()
        return { value: point[unknown], point }
      }
      const leaving = this.#leavingRow(entering)
      if (leaving === undefined) return { value: undefined, point: this.#point() }
      this.#pivot(leaving, entering)
    }
  }

  /** By how much the unknown grows for each step of each unknown outside the basis. */
  #gains(unknown: number): bigint[] {
    const row = this.#rows[this.#basis.indexOf(unknown)]
    const inBasis = new Set(this.#basis)
    return Array.from({ length: this.#width }, (_, column) => {
      if (inBasis.has(column)) return 0n
      return row ? -(row[column] ?? 0n) : BigInt(column === unknown)
    })
  }

  #findSolution(): boolean {
    const isArtificial = (index: number) => (this.#basis[index] ?? 0) >= this.#width
    for (;;) {
      const open = this.#rows.filter((_, index) => isArtificial(index))
      const reach = (column: number) => open.reduce((sum, row) => sum + (row[column] ?? 0n), 0n)
      const inBasis = new Set(this.#basis)
      const columns = Array.from({ length: this.#width }, (_, column) => column)
      const entering = columns.find(column => !inBasis.has(column) && reach(column) > 0n)
      const leaving = entering === undefined ? undefined : this.#leavingRow(entering)
      if (entering === undefined || leaving === undefined) break
      this.#pivot(leaving, entering)
    }
    if (this.#rows.some((row, index) => isArtificial(index) && row[this.#width] !== 0n)) return false
    this.#dropArtificial()
    return true
  }

  // What is left at zero is either exchanged for a real unknown or repeats other equations.
  #dropArtificial(): void {
    for (let index = this.#rows.length - 1; index >= 0; index--) {
      if ((this.#basis[index] ?? 0) < this.#width) continue
      const column = this.#rows[index]?.findIndex((entry, at) => at < this.#width && entry !== 0n) ?? -1
      if (column >= 0) this.#pivot(index, column)
      else {
        this.#rows.splice(index, 1)
        this.#basis.splice(index, 1)
      }
    }
  }

  /** The row that reaches zero first; of several, the one whose unknown has the lowest number. */
  #leavingRow(entering: number): number | undefined {
    let best: { index: number; sum: bigint; entry: bigint } | undefined
    for (const [index, row] of this.#rows.entries()) {
      const entry = row[entering] ?? 0n
      if (entry <= 0n) continue
      const sum = row[this.#width] ?? 0n
      const order = best ? sum * best.entry - best.sum * entry : -1n
      const isLower = best !== undefined && (this.#basis[index] ?? 0) < (this.#basis[best.index] ?? 0)
      if (order < 0n || (order === 0n && isLower)) best = { index, sum, entry }
    }
    return best?.index
  }

  #pivot(leaving: number, entering: number): void {
    const source = this.#rows[leaving] ?? []
    const pivot = source[entering] ?? 0n
    const previous = this.#denominator
    const sign = pivot < 0n ? -1n : 1n
    this.#rows = this.#rows.map((row, index) => {
      if (index === leaving) return sign < 0n ? row.map(entry => -entry) : row
      const factor = row[entering] ?? 0n
      return row.map((entry, column) => (sign * (entry * pivot - factor * (source[column] ?? 0n))) / previous)
    })
    this.#denominator = sign * pivot
    this.#basis[leaving] = entering
  }

  #point(): Exact[] {
    const point = new Array<Exact>(this.#width).fill(fraction(0, 1))
    for (const [index, unknown] of this.#basis.entries())
      if (unknown < this.#width) point[unknown] = fraction(this.#rows[index]?.[this.#width] ?? 0n, this.#denominator)
    return point
  }
}
