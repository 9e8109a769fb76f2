/** The candidate that is most like the text, if any is like it at all: for "did you mean". */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const wanted = text.trim().toLowerCase().slice(0, 200)
  if (wanted === '') return undefined
  let best: string | undefined
  let least = Math.max(2, Math.floor(wanted.length * 0.4)) + 1
  for (const candidate of candidates) {
    const name = candidate.toLowerCase()
    const distance =
      name.includes(wanted) || (name.length > 3 && wanted.includes(name)) ? 1 : editDistance(wanted, name, least)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/** Letters to add, drop or change; at most `limit` when there are that many or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return Math.min(limit, previous[b.length] ?? limit)
}
