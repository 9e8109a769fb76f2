import type { Moment } from './calendar.ts'
import { Chance } from './chance.ts'
import type { ConcernsFile } from './concerns-file.ts'
import { inventFixedYears, type Known } from './invent-years.ts'
import type { ConcernLife } from './life.ts'
import type { Scene } from './make-concern.ts'
import type { InventedProvider } from './people.ts'

/** Every concern up to the moment, the earliest first: the same seed gives the same, and a later moment only more of them. */
export function inventConcerns(
  file: ConcernsFile,
  providers: readonly InventedProvider[],
  seed: string,
  _until: Moment,
): ConcernLife[] {
  const scene: Scene = {
    file,
    world: { postcodeArea: file.postcodeArea, providers: Object.groupBy(providers, ({ kind }) => kind) },
    references: new Set(),
  }
  const chance = new Chance(seed)
  const known: Known = []
  return file.firstYear ? inventFixedYears(scene, chance.branch('fixed'), known) : []
}
