import { wrapText } from './letters.ts'

export interface OrgNode {
  readonly id: string
  readonly name: string
  readonly note?: string
  /** Whom it is accountable to, the one first named first; none for the top and for groups outside. */
  readonly parents: readonly string[]
}

export interface OrgBox {
  readonly node: OrgNode
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly nameLines: readonly string[]
  /** What stands below the name: its note, and to whom else it is accountable. */
  readonly noteLines: readonly string[]
}

/** From a parent to one below it: straight pieces, from corner to corner. */
export type OrgLine = readonly (readonly [x: number, y: number])[]

export interface OrgLayout {
  readonly boxes: readonly OrgBox[]
  readonly lines: readonly OrgLine[]
  readonly width: number
  readonly height: number
}

export const ORG = {
  columns: 3,
  boxWidth: 190,
  indent: 18,
  columnGap: 16,
  rowGap: 22,
  stackGap: 10,
  padding: 10,
  nameSize: 15,
  nameLeading: 19,
  noteSize: 13,
  noteLeading: 17,
} as const

/** How far a box stands below the line that runs along its row. */
const DROP = ORG.rowGap / 2

/**
 * From the top down, three to a row. Below a top group stand first those that have groups of their own, each with its
 * own stacked below it, then the others. A group stands below whom it is first accountable to; any other is named in its
 * box, because lines across the picture could not be followed.
 */
export function layOutGroups(nodes: readonly OrgNode[]): OrgLayout {
  const tree = treeOf(nodes)
  const tops = nodes.filter(node => node.parents.length === 0)
  const deepest = Math.max(0, ...tops.map(top => stepsBelow(tree, top) - 1))
  const page: Page = {
    boxes: [],
    lines: [],
    names: new Map(nodes.map(({ id, name }) => [id, name])),
    tree,
    stride: ORG.boxWidth + deepest * ORG.indent + ORG.columnGap,
  }
  let y = 1
  for (const top of tops.filter(node => tree.below(node).length > 0)) y = placeTop(page, top, y) + ORG.rowGap
  const alone = tops.filter(node => tree.below(node).length === 0)
  for (const row of rowsOf(alone)) y = placeRow(page, row, y) + ORG.rowGap
  return {
    boxes: page.boxes,
    lines: page.lines,
    width: Math.max(1, ...page.boxes.map(box => box.x + box.width)) + 1,
    height: Math.max(1, ...page.boxes.map(box => box.y + box.height)) + 1,
  }
}

interface Tree {
  readonly below: (node: OrgNode) => readonly OrgNode[]
}

interface Page {
  readonly boxes: OrgBox[]
  readonly lines: OrgLine[]
  readonly names: ReadonlyMap<string, string>
  readonly tree: Tree
  /** From the left edge of a column to that of the next. */
  readonly stride: number
}

const stepsBelow = (tree: Tree, node: OrgNode): number =>
  Math.max(0, ...tree.below(node).map(child => 1 + stepsBelow(tree, child)))

const MARGIN = 1 + ORG.indent

const rowsOf = (nodes: readonly OrgNode[]): (readonly OrgNode[])[] =>
  Array.from({ length: Math.ceil(nodes.length / ORG.columns) }, (_, row) =>
    nodes.slice(row * ORG.columns, (row + 1) * ORG.columns),
  )

/** A top group and all below it; answers where they end. */
function placeTop(page: Page, top: OrgNode, y: number): number {
  const box = placeBox(page, top, 1, y, 2 * ORG.boxWidth)
  const below = page.tree.below(top)
  const branches = below.filter(node => page.tree.below(node).length > 0)
  const leaves = below.filter(node => page.tree.below(node).length === 0)
  let bottom = box.y + box.height
  for (const row of [...rowsOf(branches), ...rowsOf(leaves)]) {
    const rowTop = bottom + ORG.rowGap
    const first = page.boxes.length
    bottom = placeRow(page, row, rowTop)
    const bus = rowTop - DROP
    for (const each of page.boxes.slice(first).filter(({ node }) => row.includes(node))) {
      const x = each.x + ORG.boxWidth / 2
      page.lines.push([
        [1 + ORG.indent / 2, box.y + box.height],
        [1 + ORG.indent / 2, bus],
        [x, bus],
        [x, each.y],
      ])
    }
  }
  return bottom
}

/** Side by side, each with its own stacked below it; answers where the longest ends. */
function placeRow(page: Page, row: readonly OrgNode[], y: number): number {
  return Math.max(...row.map((node, column) => placeStack(page, node, MARGIN + column * page.stride, y)))
}

/** A group with those below it, each a step further in; answers where the last ends. */
function placeStack(page: Page, node: OrgNode, x: number, y: number): number {
  const box = placeBox(page, node, x, y, ORG.boxWidth)
  let bottom = box.y + box.height
  for (const child of page.tree.below(node)) {
    const top = bottom + ORG.stackGap
    bottom = placeStack(page, child, x + ORG.indent, top)
    const level = top + ORG.padding + ORG.nameLeading / 2
    const trunk = x + ORG.indent / 2
    page.lines.push([
      [trunk, box.y + box.height],
      [trunk, level],
      [x + ORG.indent, level],
    ])
  }
  return bottom
}

function placeBox(page: Page, node: OrgNode, x: number, y: number, width: number): OrgBox {
  const inside = width - 2 * ORG.padding - 2
  const others = node.parents.slice(1).map(id => page.names.get(id) ?? id)
  const notes = [node.note ?? '', others.length === 0 ? '' : `Also to ${others.join(' and ')}`]
  const nameLines = wrapText(node.name, inside, ORG.nameSize, 600)
  const noteLines = notes.flatMap(note => (note === '' ? [] : wrapText(note, inside, ORG.noteSize)))
  const height = 2 * ORG.padding + nameLines.length * ORG.nameLeading + noteLines.length * ORG.noteLeading
  const box = { node, x, y, width, height, nameLines, noteLines }
  page.boxes.push(box)
  return box
}

/** Throws when a group is accountable to itself through others, or to one that is not in the chart. */
function treeOf(nodes: readonly OrgNode[]): Tree {
  const byId = new Map(nodes.map(node => [node.id, node]))
  if (byId.size !== nodes.length) throw new Error('Two groups of the chart have the same id')
  const sound = new Set<string>()
  const check = (node: OrgNode, under: readonly string[]): void => {
    if (sound.has(node.id)) return
    if (under.includes(node.id)) throw new Error(`${node.name} is accountable to itself through other groups`)
    for (const id of node.parents) {
      const parent = byId.get(id)
      if (!parent) throw new Error(`${node.name} is accountable to a group that is not in the chart: ${id}`)
      check(parent, [...under, node.id])
    }
    sound.add(node.id)
  }
  for (const node of nodes) check(node, [])
  const below = Map.groupBy(nodes, node => node.parents[0])
  return { below: node => below.get(node.id) ?? [] }
}
