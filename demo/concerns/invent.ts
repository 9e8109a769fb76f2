import type { Moment } from './calendar.ts'
import { Chance } from './chance.ts'
import type { ConcernsFile } from './concerns-file.ts'
import { goOn } from './go-on.ts'
import { inventFixedYears, type Known } from './invent-years.ts'
import type { ConcernLife } from './life.ts'
import type { Scene } from './outline.ts'
import type { InventedProvider } from './people.ts'

/** Every concern up to the moment, those about one person in their order: the same seed gives the same, and a later moment only more of them. */
export function* inventConcerns(
  file: ConcernsFile,
  providers: readonly InventedProvider[],
  seed: string,
  until: Moment,
): Generator<ConcernLife> {
  // Whoever lives where a provider falls silent would go on being reported: nobody else lives there.
  const others = providers.filter(({ name }) => name !== file.stories?.fallsSilent)
  const world = { postcodeArea: file.postcodeArea, providers: Object.groupBy(others, ({ kind }) => kind) }
  const scene: Scene = { file, world, providers, references: new Set() }
  const chance = new Chance(seed)
  const known: Known = []
  if (file.firstYear) yield* inventFixedYears(scene, chance.branch('fixed'), known)
  yield* goOn(scene, chance.branch('on'), known, until)
}
