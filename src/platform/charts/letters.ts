import { typefaceMetrics } from '#platform/typeface.ts'

export type Weight = 400 | 600 | 700

const STYLES = { 400: 'regular', 600: 'semibold', 700: 'bold' } as const

/** Width in pixels, without kerning. */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  const { advance } = typefaceMetrics(STYLES[weight])
  let width = 0
  for (const character of text) width += advance(character.codePointAt(0) ?? 0)
  return width * size
}

/** Breaks at spaces; a word wider than the line is broken where it must be. */
export function wrapText(text: string, width: number, size: number, weight: Weight = 400): string[] {
  const fits = (line: string): boolean => textWidth(line, size, weight) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/u).filter(part => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (!fits(line)) {
      const head = longestFitting(line, fits)
      lines.push(head)
      line = line.slice(head.length)
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

function longestFitting(word: string, fits: (part: string) => boolean): string {
  const characters = [...word]
  let count = 1
  while (count < characters.length && fits(characters.slice(0, count + 1).join(''))) count += 1
  return characters.slice(0, count).join('')
}
