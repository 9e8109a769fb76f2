/** The newest so many; of one day, in the order given. */
export const newestFirst = <T extends { readonly happenedOn: Temporal.PlainDate }>(
  items: readonly T[],
  limit: number,
): T[] => items.toSorted((one, other) => Temporal.PlainDate.compare(other.happenedOn, one.happenedOn)).slice(0, limit)
