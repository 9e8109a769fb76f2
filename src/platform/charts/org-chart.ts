import { type Chart, type ChartTable, type ChartWords, chartTable, textCell } from './chart.ts'
import { layOutGroups, ORG, type OrgBox, type OrgNode } from './org-layout.ts'
import { element, finishChart, type SvgNode, textAt } from './svg.ts'
import { CHART_COLOURS } from './theme.ts'

export interface OrgChartSpec extends ChartWords {
  readonly nodes: readonly OrgNode[]
  readonly headings: { readonly group: string; readonly accountableTo: string; readonly note: string }
}

const KEY_HEIGHT = 30

/** Groups from left to right; a solid line to whom a group is accountable first, a dashed one to any other. */
export function orgChart(spec: OrgChartSpec): Chart {
  const boxes = layOutGroups(spec.nodes)
  const byId = new Map(boxes.map(box => [box.node.id, box]))
  const right = Math.max(0, ...boxes.map(box => box.x + box.width)) + 1
  const bottom = Math.max(0, ...boxes.map(box => box.y + box.height)) + ORG.rowGap
  const lines = boxes.flatMap(box =>
    box.node.parents.flatMap((id, index): SvgNode[] => {
      const parent = byId.get(id)
      return parent ? [index === 0 ? firstLine(parent, box) : furtherLine(parent, box, index)] : []
    }),
  )
  const hasFurther = boxes.some(box => box.node.parents.length > 1)
  const content = [...lines, ...boxes.flatMap(drawBox), ...key(bottom, hasFurther)]
  const width = Math.max(right, hasFurther ? 430 : 200)
  return finishChart(spec, { width, height: bottom + KEY_HEIGHT, content }, tableOf(spec))
}

function drawBox(box: OrgBox): SvgNode[] {
  const isTop = box.node.parents.length === 0
  const frame = element('rect', {
    x: box.x,
    y: box.y,
    width: box.width,
    height: box.height,
    fill: isTop ? CHART_COLOURS.petrolTint : CHART_COLOURS.white,
    stroke: isTop ? CHART_COLOURS.petrol : CHART_COLOURS.edge,
    'stroke-width': isTop ? 2 : 1,
  })
  const x = box.x + ORG.padding
  const firstName = box.y + ORG.padding + 14
  const names = box.nameLines.map((line, index) =>
    textAt(x, firstName + index * ORG.nameLeading, line, { size: ORG.nameSize, weight: 600 }),
  )
  const firstNote = firstName + box.nameLines.length * ORG.nameLeading - 2
  const notes = box.noteLines.map((line, index) =>
    textAt(x, firstNote + index * ORG.noteLeading, line, { size: ORG.noteSize, fill: CHART_COLOURS.muted }),
  )
  return [frame, ...names, ...notes]
}

const ENTRY = 20

const path = (d: string, dash?: string): SvgNode =>
  element('path', {
    d,
    fill: 'none',
    stroke: dash === undefined ? CHART_COLOURS.ink : CHART_COLOURS.petrol,
    'stroke-width': 1.5,
    'stroke-dasharray': dash,
  })

function firstLine(parent: OrgBox, child: OrgBox): SvgNode {
  const start = parent.x + parent.width
  const [from, to] = [parent.y + ENTRY, child.y + ENTRY]
  if (child.column === parent.column + 1) {
    return path(`M${start},${from}H${start + ORG.gutter / 2}V${to}H${child.x}`)
  }
  // The columns between are crossed in the gap above the child's row, where no box can stand.
  const bus = start + ORG.gutter / 2
  return path(`M${start},${from}H${bus}V${child.y - ORG.rowGap / 2}H${child.x - ORG.gutter / 2}V${to}H${child.x}`)
}

function furtherLine(parent: OrgBox, child: OrgBox, index: number): SvgNode {
  const start = parent.x + parent.width
  const shift = 4 + 3 * index
  const [from, to] = [parent.y + ENTRY + shift, child.y + ENTRY + shift]
  const bus = start + ORG.gutter / 2 - shift
  if (child.column === parent.column + 1) return path(`M${start},${from}H${bus}V${to}H${child.x}`, '5 3')
  const gap = child.y - ORG.rowGap / 2 + 3
  return path(`M${start},${from}H${bus}V${gap}H${child.x - ORG.gutter / 2 + shift}V${to}H${child.x}`, '5 3')
}

function key(top: number, hasFurther: boolean): SvgNode[] {
  const y = top + 12
  const words = { size: 13, fill: CHART_COLOURS.muted }
  const first = [path(`M1,${y}H31`), textAt(39, y + 4, 'accountable to, to the left', words)]
  return hasFurther ? [...first, path(`M226,${y}H256`, '5 3'), textAt(264, y + 4, 'also accountable to', words)] : first
}

function tableOf(spec: OrgChartSpec): ChartTable {
  const names = new Map(spec.nodes.map(node => [node.id, node.name]))
  const columns = [spec.headings.group, spec.headings.accountableTo, spec.headings.note].map(heading => ({
    heading,
    numeric: false,
  }))
  const rows = spec.nodes.map(node => ({
    cells: [
      textCell(node.name),
      textCell(node.parents.map(id => names.get(id) ?? id).join('; ') || 'no group in this chart'),
      textCell(node.note ?? ''),
    ],
    isTotal: false,
  }))
  return chartTable(spec, columns, rows)
}
