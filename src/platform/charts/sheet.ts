import { textWidth, wrapText } from './letters.ts'
import { escapeXml } from './svg.ts'
import { CHART_COLOURS, CHART_FONT } from './theme.ts'

/** One picture of a sheet: with its title and what is said below it, each line as it may be seen. */
export interface Tile {
  readonly title: string
  readonly lines: readonly string[]
  /** As `finishChart` made it */
  readonly svg: string
  readonly width: number
  readonly height: number
}

export interface Sheet {
  readonly title: string
  readonly subtitle: string
  /** Everything that the tiles show, for those who cannot see them */
  readonly description: string
  readonly tiles: readonly Tile[]
  /** Beside each other, at most */
  readonly columns: number
  /** At the foot: who may read it, and the day. */
  readonly foot: readonly string[]
}

const MARGIN = 24
const GAP = 28
const TITLE = { size: 22, leading: 28 }
const HEAD = { size: 16, leading: 20 }
const LINE = { size: 14, leading: 18 }

/** Several charts as one picture with its words, to stand alone in a paper or a presentation. */
export function sheet({ title, subtitle, description, tiles, columns, foot }: Sheet): string {
  const column = Math.max(1, ...tiles.map(({ width }) => width))
  const across = Math.max(1, Math.min(columns, tiles.length))
  const width = Math.max(across * column + (across - 1) * GAP, 480) + 2 * MARGIN
  const text = width - 2 * MARGIN
  const parts: string[] = []
  let y = MARGIN
  const write = (words: string, style: { size: number; leading: number; weight?: 400 | 700; fill?: string }): void => {
    for (const line of wrapText(words, text, style.size, style.weight ?? 400)) {
      y += style.leading
      parts.push(textElement(MARGIN, y - 6, line, style))
    }
  }
  write(title, { ...TITLE, weight: 700 })
  write(subtitle, { ...LINE, fill: CHART_COLOURS.muted })
  y += 12
  for (let first = 0; first < tiles.length; first += across) {
    const row = tiles.slice(first, first + across)
    const drawn = row.map(tile => drawTile(tile, column))
    drawn.forEach((one, index) => {
      parts.push(`<g transform="translate(${MARGIN + index * (column + GAP)},${y})">${one.markup}</g>`)
    })
    y += Math.max(...drawn.map(one => one.height)) + GAP
  }
  for (const line of foot) write(line, { ...LINE, fill: CHART_COLOURS.muted })
  const height = Math.ceil(y + MARGIN)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="sheet-title sheet-desc" font-family="${escapeXml(CHART_FONT)}"><title id="sheet-title">${escapeXml(title)}</title><desc id="sheet-desc">${escapeXml(description)}</desc><rect width="${width}" height="${height}" fill="${CHART_COLOURS.white}"/>${parts.join('')}</svg>`
}

interface Style {
  readonly size: number
  readonly weight?: 400 | 700
  readonly fill?: string
}

const textElement = (
  x: number,
  y: number,
  words: string,
  { size, weight = 400, fill = CHART_COLOURS.ink }: Style,
): string =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeXml(words)}</text>`

function drawTile({ title, lines, svg, height }: Tile, column: number): { markup: string; height: number } {
  const heads = title === '' ? [] : wrapText(title, column, HEAD.size, 700)
  const said = lines.flatMap(line => wrapText(line, column, LINE.size))
  const top = heads.map((line, index) =>
    textElement(0, (index + 1) * HEAD.leading - 4, line, { size: HEAD.size, weight: 700 }),
  )
  const chartAt = heads.length * HEAD.leading + 4
  const inner = svg.replace('<svg ', `<svg x="0" y="${chartAt}" `)
  const base = chartAt + (svg === '' ? 0 : height) + 2
  const below = said.map((line, index) => textElement(0, base + (index + 1) * LINE.leading - 4, line, LINE))
  // Without a chart the words begin where it would.
  return {
    markup: `${top.join('')}${inner}${below.join('')}`,
    height: base + said.length * LINE.leading,
  }
}

export interface GridPicture {
  readonly head: readonly string[]
  readonly rows: readonly { readonly name: string; readonly cells: readonly GridCell[] }[]
}

/** Drawn before the text of a cell: the typeface has no such signs. */
export type CellMark = 'met' | 'close' | 'below' | 'unusual'

export interface GridCell {
  readonly text: string
  readonly mark?: CellMark
  readonly fill?: string
  readonly colour?: string
}

const NAME_WIDTH = 260
const CELL = { width: 98, height: 30 }
const MARK_WIDTH = 16
const MARK_COLOUR = CHART_COLOURS.unusual

function markOf(mark: CellMark, x: number, y: number, colour: string): string {
  switch (mark) {
    case 'met':
      return `<path fill="none" stroke="${colour}" stroke-width="2.1" d="M${x + 1.5} ${y + 6.4}l3 3 6-6.6"/>`
    case 'below':
      return `<path fill="${colour}" d="M${x + 1} ${y + 2.5}h10l-5 8z"/>`
    case 'unusual':
      return `<path fill="${colour}" d="M${x + 6} ${y + 0.6}l5.4 5.4l-5.4 5.4l-5.4 -5.4z"/>`
    case 'close':
      return `<circle cx="${x + 6}" cy="${y + 6}" r="4.4" fill="none" stroke="${colour}" stroke-width="1.4"/><path fill="${colour}" d="M${x + 6} ${y + 1.6}a4.4 4.4 0 0 0 0 8.8z"/>`
  }
}

/** A table as a picture: names on the left, a box for each cell. */
export function gridPicture({ head, rows }: GridPicture): Pick<Tile, 'svg' | 'width' | 'height'> {
  const heads = head.map(words => wrapText(words, CELL.width - 8, 13, 700))
  const headHeight = 18 * Math.max(1, ...heads.map(lines => lines.length)) + 6
  const names = rows.map(({ name }) => wrapText(name, NAME_WIDTH - 12, 14))
  const width = NAME_WIDTH + head.length * CELL.width
  const parts: string[] = heads.flatMap((lines, index) =>
    lines.map((line, at) =>
      textElement(NAME_WIDTH + index * CELL.width + 4, 14 + at * 18, line, { size: 13, weight: 700 }),
    ),
  )
  let y = headHeight
  rows.forEach(({ cells }, index) => {
    const lines = names[index] ?? []
    const height = Math.max(CELL.height, lines.length * 18 + 10)
    parts.push(...lines.map((line, at) => textElement(0, y + 19 + at * 18, line, { size: 14 })))
    cells.forEach(({ text, fill, colour, mark }, at) => {
      const x = NAME_WIDTH + at * CELL.width
      const room = mark === undefined ? 0 : MARK_WIDTH
      const from = x + Math.max(4, (CELL.width - textWidth(text, 14) - room) / 2)
      parts.push(
        `<rect x="${x}" y="${y}" width="${CELL.width}" height="${height}" fill="${fill ?? CHART_COLOURS.white}" stroke="${CHART_COLOURS.grid}"/>`,
        ...(mark === undefined ? [] : [markOf(mark, from, y + height / 2 - 6, colour ?? MARK_COLOUR)]),
        textElement(from + room, y + height / 2 + 5, text, {
          size: 14,
          ...(colour === undefined ? {} : { fill: colour }),
        }),
      )
    })
    y += height
  })
  return {
    svg: `<svg viewBox="0 0 ${width} ${y}" width="${width}" height="${y}">${parts.join('')}</svg>`,
    width,
    height: y,
  }
}
