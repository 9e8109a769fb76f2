import {
  type AdditiveGroup,
  basisOf,
  type Cell,
  cellsOf,
  type Derived,
  isCell,
  type Release,
  stateInWords,
} from '#indicators'
import type { FoundFigures } from './draft.ts'

/** The figures of a draft as disclosure control wants them: counts, what is worked out from counts, and what sums to what. */
export function releaseOf({ figures, groups }: FoundFigures): Release {
  const cells = new Map<string, Cell>()
  const derived: Derived[] = []
  for (const figure of figures.values()) {
    const { content } = figure
    if (content.kind !== 'observed') {
      derived.push({ kind: content.kind, id: figure.id, current: content.current, previous: content.previous })
      continue
    }
    for (const part of cellsOf(figure, content.observed)) {
      if (isCell(part)) cells.set(part.id, part)
      else derived.push(part)
    }
  }
  const isCount = (id: string): boolean => cells.get(id)?.kind === 'count'
  const [sound, baseless] = [
    derived.filter(each => basisOf(each).every(isCount)),
    derived.filter(each => !basisOf(each).every(isCount)),
  ]
  // What would be worked out from a figure that nobody supplied is itself not supplied.
  for (const { id } of baseless) cells.set(id, { kind: 'state', id, state: 'missing', words: stateInWords('missing') })
  return { cells: [...cells.values()], derived: sound, groups: groups.filter(group => isWhole(group, cells)) }
}

const isWhole = (group: AdditiveGroup, cells: ReadonlyMap<string, Cell>): boolean =>
  [group.total, ...group.members].every(id => cells.get(id)?.kind === 'count')
