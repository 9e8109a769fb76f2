/** What an entry is now, and what it was before: a correction is a new version, and both are shown. */
export interface Versioned<T> {
  readonly latest: T
  /** the newest first */
  readonly earlier: readonly T[]
}

/** The entries of a list of versions, in the order in which each was first written. */
export function byEntry<T extends { readonly version: number }>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): Versioned<T>[] {
  return [...Map.groupBy(rows, keyOf).values()].flatMap(versions => {
    const [latest, ...earlier] = versions.toSorted((one, other) => other.version - one.version)
    return latest ? [{ latest, earlier }] : []
  })
}
