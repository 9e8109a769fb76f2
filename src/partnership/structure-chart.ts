import type { Chart } from '#platform/charts/chart.ts'
import { orgChart } from '#platform/charts/org-chart.ts'
import { dayInWords } from '#platform/day.ts'
import { type Branch, type GroupOn, nestStructure, STANDINGS } from './structure.ts'

/** The structure of one day as a picture and its table. `notes` stands in small print below a name. */
export function structureChart(
  groups: readonly GroupOn[],
  day: Temporal.PlainDate,
  words: { readonly id: string; readonly partnershipName: string; readonly notes?: ReadonlyMap<string, string> },
): Chart {
  const inOrder = nestStructure(groups).flatMap(flatten)
  const tops = inOrder.filter(group => group.parents.length === 0)
  return orgChart({
    id: words.id,
    title: `Structure on ${dayInWords(day)}`,
    subtitle: words.partnershipName,
    description: `${inOrder.length} groups. At the top: ${tops.map(group => group.name).join(', ')}. The list after the chart says the same.`,
    nodes: inOrder.map(group => ({
      id: group.groupId,
      name: group.name,
      note: words.notes?.get(group.groupId) ?? (group.standing === 'external' ? STANDINGS.external : ''),
      parents: group.parents.map(parent => parent.groupId),
    })),
    headings: { group: 'Group', accountableTo: 'Accountable to', note: 'Note' },
  })
}

const flatten = ({ group, branches }: Branch): GroupOn[] => [group, ...branches.flatMap(flatten)]
