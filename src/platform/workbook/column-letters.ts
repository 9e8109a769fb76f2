/** "F" for 5, "AA" for 26. */
export function columnLetters(column: number): string {
  const before = Math.floor(column / 26) - 1
  const last = String.fromCharCode(65 + (column % 26))
  return before < 0 ? last : columnLetters(before) + last
}
