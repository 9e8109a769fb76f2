import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export const TYPEFACE_NAME = 'Atkinson Hyperlegible Next'

const FILES = {
  regular: '400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  italic: '400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
  semibold: '600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf',
  bold: '700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  boldItalic: '700Bold_Italic/AtkinsonHyperlegibleNext_700Bold_Italic.ttf',
} as const

export type TypefaceStyle = keyof typeof FILES

export interface FontMetrics {
  covers: (codePoint: number) => boolean
  /** Width of one character as a fraction of the type size. */
  advance: (codePoint: number) => number
}

const require = createRequire(import.meta.url)
const metrics = new Map<TypefaceStyle, FontMetrics>()

export const typefacePath = (style: TypefaceStyle): string =>
  require.resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${FILES[style]}`)

export const typefaceFile = (style: TypefaceStyle): Buffer => readFileSync(typefacePath(style))

export function typefaceMetrics(style: TypefaceStyle): FontMetrics {
  const known = metrics.get(style)
  if (known) return known
  const read = readFontMetrics(typefaceFile(style))
  metrics.set(style, read)
  return read
}

/** Reads the parts of an OpenType file that say which characters it draws and how wide they are. */
function readFontMetrics(file: Buffer): FontMetrics {
  const tables = new Map<string, number>()
  for (let index = 0; index < file.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16
    tables.set(file.toString('latin1', record, record + 4), file.readUInt32BE(record + 8))
  }
  const table = (tag: string): number => {
    const at = tables.get(tag)
    if (at === undefined) throw new Error(`The font has no table ${tag}`)
    return at
  }
  const unitsPerEm = file.readUInt16BE(table('head') + 18)
  const widthCount = file.readUInt16BE(table('hhea') + 34)
  const hmtx = table('hmtx')
  const glyphs = readCharacterMap(file, table('cmap'))
  const advanceOfGlyph = (glyph: number): number =>
    file.readUInt16BE(hmtx + 4 * Math.min(glyph, widthCount - 1)) / unitsPerEm
  return {
    covers: codePoint => glyphs.has(codePoint),
    advance: codePoint => advanceOfGlyph(glyphs.get(codePoint) ?? 0),
  }
}

function readCharacterMap(file: Buffer, cmap: number): Map<number, number> {
  for (let index = 0; index < file.readUInt16BE(cmap + 2); index += 1) {
    const subtable = cmap + file.readUInt32BE(cmap + 4 + index * 8 + 4)
    const format = file.readUInt16BE(subtable)
    if (format === 4) return readSegments(file, subtable)
    if (format === 12) return readGroups(file, subtable)
  }
  throw new Error('The font has no Unicode character map')
}

function readSegments(file: Buffer, at: number): Map<number, number> {
  const doubled = file.readUInt16BE(at + 6)
  const ends = at + 14
  const starts = ends + doubled + 2
  const glyphs = new Map<number, number>()
  for (let offset = 0; offset < doubled; offset += 2) {
    const end = file.readUInt16BE(ends + offset)
    const start = file.readUInt16BE(starts + offset)
    const delta = file.readUInt16BE(starts + doubled + offset)
    const rangeAt = starts + 2 * doubled + offset
    const range = file.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const direct = range === 0 ? code : file.readUInt16BE(rangeAt + range + 2 * (code - start))
      const glyph = direct === 0 ? 0 : (direct + delta) & 0xffff
      if (glyph !== 0) glyphs.set(code, glyph)
    }
  }
  return glyphs
}

function readGroups(file: Buffer, at: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  for (let index = 0; index < file.readUInt32BE(at + 12); index += 1) {
    const group = at + 16 + index * 12
    const start = file.readUInt32BE(group)
    const first = file.readUInt32BE(group + 8)
    for (let code = start; code <= file.readUInt32BE(group + 4); code += 1) glyphs.set(code, first + code - start)
  }
  return glyphs
}
