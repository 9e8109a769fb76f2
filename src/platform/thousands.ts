// Made once: `toLocaleString` looks its language up anew at each call, which was a third of a page of two hundred figures.
// And made late: reading the rules of a language is a part of a start that a start has no use for.
let grouped: Intl.NumberFormat | undefined

/** "1,603": a number as people read it. */
export function thousands(number: number): string {
  grouped ??= new Intl.NumberFormat('en-GB')
  return grouped.format(number)
}
