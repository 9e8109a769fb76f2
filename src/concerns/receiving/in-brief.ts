const LETTERS = 240

/** The beginning of what happened in one line, for lists. */
export function inBrief(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= LETTERS ? line : `${line.slice(0, LETTERS - 1).trimEnd()}…`
}
