import { type Exposure, findExposures, type Knowledge } from './intervals.ts'
import { readersKnowledge } from './knowledge.ts'
import { isProtected } from './profiles.ts'
import type { AdditiveGroup, CountCell } from './release.ts'
import type { Situation } from './situation.ts'

export interface LogEntry {
  readonly step: 'primary' | 'secondary' | 'audit' | 'earlier' | 'derived'
  readonly id: string
  /** A sentence, without the value */
  readonly because: string
}

/** Counts that are protected by themselves, and those already withheld in an earlier release. */
export function withholdProtected(situation: Situation): LogEntry[] {
  const log: LogEntry[] = []
  for (const { id, count, protects } of situation.counts.values()) {
    if (protects === 'nothing') continue
    const before = situation.earlier.get(id)
    if (isProtected(count, situation.protection)) {
      situation.withheld.set(id, 'protected')
      log.push({ step: 'primary', id, because: 'The count is so small that people could be identified.' })
      if (before && before.shown !== 'withheld')
        log.push({
          step: 'earlier',
          id,
          because: 'An earlier release shows this count: withholding it now does not take it back.',
        })
    } else if (before?.shown === 'withheld') {
      situation.withheld.set(id, 'before')
      log.push({ step: 'earlier', id, because: 'An earlier release withholds this count.' })
    }
  }
  return log
}

/** Withholds more until nothing watched can be worked out too closely. What is returned as exposed cannot be helped. */
export function withholdWhatReveals(situation: Situation): { exposed: Exposure[]; log: LogEntry[] } {
  const log: LogEntry[] = []
  for (;;) {
    const knowledge = readersKnowledge(situation)
    const single = determined(knowledge)
    const exposed: Determined[] = single.length > 0 ? single : findExposures(knowledge, situation.protection.threshold)
    const touched = new Set<string>()
    for (const { id, group } of exposed.toSorted(byId)) {
      const around = situation.groups.filter(g => (group === undefined ? namesIn(g).includes(id) : g.id === group))
      // Another exposure nearby was just helped: that may be enough for this one too.
      if (around.some(g => touched.has(g.id))) continue
      const partner = choosePartner(situation, around)
      if (!partner) continue
      for (const g of around) touched.add(g.id)
      situation.withheld.set(partner.id, 'secondary')
      const because = `With it, "${id}" could be worked out too closely (group "${partner.group}").`
      log.push({ step: single.length > 0 ? 'secondary' : 'audit', id: partner.id, because })
    }
    if (touched.size > 0) continue
    const needless = exposed.length === 0 ? showWhatMayBeShown(situation) : new Set<string>()
    return { exposed, log: log.filter(({ id }) => !needless.has(id)) }
  }
}

/**
 * Helping one count after another withholds more than is needed: each count withheld on the way is shown again, the
 * largest first, wherever that gives no protected one away.
 */
function showWhatMayBeShown(situation: Situation): ReadonlySet<string> {
  const shown = new Set<string>()
  const { counts, withheld, protection } = situation
  const extra = [...withheld].flatMap(([id, why]) => (why === 'secondary' ? [id] : []))
  const size = (id: string): number => counts.get(id)?.count ?? 0
  for (const id of extra.toSorted((a, b) => size(b) - size(a) || (a < b ? -1 : 1))) {
    withheld.delete(id)
    if (findExposures(protectedOnly(readersKnowledge(situation), situation), protection.threshold).length === 0)
      shown.add(id)
    else withheld.set(id, 'secondary')
  }
  return shown
}

/** What is withheld for the sake of others may be worked out, as long as they cannot. */
const protectedOnly = ({ unknowns, relations }: Knowledge, { withheld }: Situation): Knowledge => ({
  unknowns: unknowns.map(unknown => ({
    ...unknown,
    watched: unknown.watched && withheld.get(unknown.id) !== 'secondary',
  })),
  relations,
})

interface Determined extends Exposure {
  readonly group?: string
}

/** Watched unknowns that stand alone in their group. */
function determined({ unknowns, relations }: Knowledge): Determined[] {
  return relations.flatMap(({ terms, sum, group }) => {
    const [term] = terms
    if (!term || terms.length > 1) return []
    const unknown = unknowns[term.unknown]
    if (!unknown?.watched) return []
    return [{ id: unknown.id, group, least: sum * term.coefficient, most: sum * term.coefficient }]
  })
}

interface Partner {
  readonly id: string
  readonly group: string
}

/** The smallest count still shown in these groups, else a total; failing that, from the nearest groups that have one.
 * Ties go by id, so that the same release always withholds the same counts. */
function choosePartner(situation: Situation, around: readonly AdditiveGroup[]): Partner | undefined {
  const visited = new Set<AdditiveGroup>()
  for (let near = around; near.length > 0; ) {
    const best = near.flatMap(group => candidatesIn(situation, group)).toSorted(byPreference)[0]
    if (best) return { id: best.cell.id, group: best.group }
    for (const group of near) visited.add(group)
    const names = new Set(near.flatMap(namesIn))
    near = situation.groups.filter(group => !visited.has(group) && namesIn(group).some(name => names.has(name)))
  }
  return undefined
}

const namesIn = ({ total, members }: AdditiveGroup): string[] => [total, ...members]

interface Candidate {
  readonly cell: CountCell
  readonly group: string
  readonly isTotal: boolean
  readonly lonely: number
}

function candidatesIn(situation: Situation, group: AdditiveGroup): Candidate[] {
  return namesIn(group).flatMap((name, index) => {
    const cell = situation.counts.get(name)
    if (!cell || cell.protects === 'nothing' || cell.count === 0 || situation.withheld.has(name)) return []
    const before = situation.earlier.get(name)
    if (before && before.shown !== 'withheld') return []
    const lonely = situation.groups.filter(other => {
      const names = namesIn(other)
      return names.includes(name) && !names.some(each => situation.withheld.has(each))
    }).length
    return [{ cell, group: group.id, isTotal: index === 0, lonely }]
  })
}

function byPreference(a: Candidate, b: Candidate): number {
  if (a.isTotal !== b.isTotal) return a.isTotal ? 1 : -1
  if (a.lonely !== b.lonely) return a.lonely - b.lonely
  if (a.cell.count !== b.cell.count) return a.cell.count - b.cell.count
  return a.cell.id < b.cell.id ? -1 : 1
}

const byId = (a: Exposure, b: Exposure): number => (a.id < b.id ? -1 : Number(a.id > b.id))
