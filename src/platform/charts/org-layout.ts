import { wrapText } from './letters.ts'

export interface OrgNode {
  readonly id: string
  readonly name: string
  readonly note?: string
  /** Whom it is accountable to, the first one first; none for the top and for groups outside. */
  readonly parents: readonly string[]
}

export interface OrgBox {
  readonly node: OrgNode
  readonly column: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly nameLines: readonly string[]
  readonly noteLines: readonly string[]
}

export const ORG = {
  boxWidth: 180,
  gutter: 36,
  rowGap: 18,
  padding: 10,
  nameSize: 15,
  nameLeading: 19,
  noteSize: 13,
  noteLeading: 17,
} as const

/**
 * Columns from the left by distance from the top; each first child stands level with its parent and each
 * box has a row of its own, so the gaps between rows are free for the lines of a second accountability.
 */
export function layOutGroups(nodes: readonly OrgNode[]): OrgBox[] {
  const columns = columnsOf(nodes)
  const rows = rowsOf(nodes)
  const sized = nodes.map(node => ({ node, ...textOf(node) }))
  const rowCount = Math.max(0, ...rows.values()) + 1
  const heights = Array.from({ length: rowCount }, () => 0)
  for (const { node, height } of sized) {
    const row = rows.get(node.id) ?? 0
    heights[row] = Math.max(heights[row] ?? 0, height)
  }
  const tops: number[] = []
  let top = ORG.rowGap
  for (const height of heights) {
    tops.push(top)
    top += height + ORG.rowGap
  }
  return sized.map(({ node, nameLines, noteLines, height }) => {
    const column = columns.get(node.id) ?? 0
    return {
      node,
      column,
      x: 1 + column * (ORG.boxWidth + ORG.gutter),
      y: tops[rows.get(node.id) ?? 0] ?? 0,
      width: ORG.boxWidth,
      height,
      nameLines,
      noteLines,
    }
  })
}

function textOf(node: OrgNode): { nameLines: string[]; noteLines: string[]; height: number } {
  const inside = ORG.boxWidth - 2 * ORG.padding - 2
  const nameLines = wrapText(node.name, inside, ORG.nameSize, 600)
  const noteLines = wrapText(node.note ?? '', inside, ORG.noteSize)
  const height = 2 * ORG.padding + nameLines.length * ORG.nameLeading + noteLines.length * ORG.noteLeading
  return { nameLines, noteLines, height }
}

/** The longest way up decides, so that every line runs from left to right. */
function columnsOf(nodes: readonly OrgNode[]): Map<string, number> {
  const byId = new Map(nodes.map(node => [node.id, node]))
  if (byId.size !== nodes.length) throw new Error('Two groups of the chart have the same id')
  const columns = new Map<string, number>()
  const columnOf = (node: OrgNode, below: readonly string[]): number => {
    const known = columns.get(node.id)
    if (known !== undefined) return known
    if (below.includes(node.id)) throw new Error(`${node.name} is accountable to itself through other groups`)
    const above = node.parents.map(id => {
      const parent = byId.get(id)
      if (!parent) throw new Error(`${node.name} is accountable to a group that is not in the chart: ${id}`)
      return columnOf(parent, [...below, node.id])
    })
    const column = above.length === 0 ? 0 : Math.max(...above) + 1
    columns.set(node.id, column)
    return column
  }
  for (const node of nodes) columnOf(node, [])
  return columns
}

function rowsOf(nodes: readonly OrgNode[]): Map<string, number> {
  const children = new Map<string, OrgNode[]>()
  for (const node of nodes) {
    const parent = node.parents[0]
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), node])
  }
  const rows = new Map<string, number>()
  let next = 0
  const place = (node: OrgNode): void => {
    rows.set(node.id, next)
    const below = children.get(node.id) ?? []
    if (below.length === 0) next += 1
    below.forEach(place)
  }
  for (const node of nodes) if (node.parents.length === 0) place(node)
  return rows
}
