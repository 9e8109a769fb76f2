import { type Branch, type GroupOn, nestStructure } from '#partnership'
import { orgChart } from '#platform/charts/org-chart.ts'
import { dayInWords } from '#platform/day.ts'
import type { DraftBlock, NestedItem } from '#publishing'
import { lastDayOf } from '../financial-year.ts'
import type { Drawing, DrawnPart } from './drawing.ts'

/** The groups on the last day of the year, and on the first day of the next when anything is different then. */
export function drawStructure({ year, structure }: Drawing): DrawnPart[] {
  const end = lastDayOf(year)
  const next = end.add({ days: 1 })
  const parts = [structurePart('structure-end', end, structure.atEnd)]
  return differs(structure.atEnd, structure.after)
    ? [...parts, structurePart('structure-after', next, structure.after)]
    : parts
}

function structurePart(id: string, day: Temporal.PlainDate, groups: readonly GroupOn[]): DrawnPart {
  const heading = `As at ${dayInWords(day)}`
  if (groups.length === 0) {
    return {
      heading,
      blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'No groups were recorded on this day.' }] }],
    }
  }
  return {
    heading,
    blocks: [chartOf(id, day, groups), { kind: 'nested-list', items: nestStructure(groups).map(itemOf) }],
  }
}

function chartOf(id: string, day: Temporal.PlainDate, groups: readonly GroupOn[]): DraftBlock {
  const chart = orgChart({
    id,
    title: `The partnership’s groups on ${dayInWords(day)}`,
    subtitle: 'Each group stands below the one that it is accountable to; a second one is named in its box',
    description: `A chart of ${groups.length} groups and to whom each is accountable. The list below it says the same.`,
    nodes: groups.map(group => ({
      id: group.groupId,
      name: group.name,
      parents: group.parents.map(parent => parent.groupId),
      ...(group.standing === 'external' ? { note: 'Outside the partnership' } : {}),
    })),
    headings: { group: 'Group', accountableTo: 'Accountable to', note: 'Note' },
  })
  return { kind: 'chart', ...chart, isTold: true }
}

const itemOf = ({ group, branches }: Branch): NestedItem => ({
  content: [
    { kind: 'strong', text: group.name },
    { kind: 'text', text: `${group.remit === '' ? '' : `: ${group.remit}`}${alsoTo(group)}` },
  ],
  items: branches.map(itemOf),
})

function alsoTo({ parents }: GroupOn): string {
  const others = parents.slice(1).map(parent => parent.name)
  return others.length === 0 ? '' : ` (also accountable to ${others.join(' and ')})`
}

function differs(one: readonly GroupOn[], other: readonly GroupOn[]): boolean {
  const form = (groups: readonly GroupOn[]) =>
    groups
      .map(
        ({ groupId, name, remit, parents }) =>
          `${groupId} ${name} ${remit} ${parents.map(parent => parent.groupId).join(' ')}`,
      )
      .sort()
  return form(one).join('\n') !== form(other).join('\n')
}
