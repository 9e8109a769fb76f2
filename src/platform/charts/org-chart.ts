import { type Chart, type ChartTable, type ChartWords, chartTable, textCell } from './chart.ts'
import { layOutGroups, ORG, type OrgBox, type OrgLine, type OrgNode } from './org-layout.ts'
import { element, finishChart, type SvgNode, textAt } from './svg.ts'
import { CHART_COLOURS } from './theme.ts'

export interface OrgChartSpec extends ChartWords {
  readonly nodes: readonly OrgNode[]
  readonly headings: { readonly group: string; readonly accountableTo: string; readonly note: string }
}

/** Groups from the top down, each below the group that it is first accountable to. */
export function orgChart(spec: OrgChartSpec): Chart {
  const { boxes, lines, width, height } = layOutGroups(spec.nodes)
  return finishChart(
    spec,
    { width, height, content: [...lines.map(drawLine), ...boxes.flatMap(drawBox)] },
    tableOf(spec),
  )
}

const drawLine = (corners: OrgLine): SvgNode =>
  element('path', {
    d: `M${corners.map(([x, y]) => `${x},${y}`).join('L')}`,
    fill: 'none',
    stroke: CHART_COLOURS.ink,
    'stroke-width': 1.5,
  })

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
