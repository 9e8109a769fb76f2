import { readFileSync } from 'node:fs'
import { z } from 'zod'
import {
  type DashboardAudience,
  findDashboard,
  layoutSchema,
  moveDashboardPanel,
  parsePeriod,
  slugOf,
  writeCommentaryIn,
  writeDashboardVersion,
} from '#indicators'
import { structureOn } from '#partnership'
import type { Actor } from '#platform/auth/actor.ts'
import { civilDay } from '#platform/day.ts'
import { needed } from './load-registers.ts'
import { actAsApp } from './owner.store.ts'
import type { DemonstrationStage } from './stage.ts'

const by = { by: z.string(), at: z.string().transform(text => Temporal.Instant.from(text)) }

const fileSchema = z.strictObject({
  commentaries: z.array(z.strictObject({ measure: z.string(), period: z.string(), ...by, body: z.string() })),
  dashboards: z.array(
    z.strictObject({
      for: z.union([z.strictObject({ group: z.string() }), z.strictObject({ priority: z.string() })]),
      ...by,
      layout: layoutSchema,
      // What somebody else changed afterwards, so that there is an earlier version to look at.
      moved: z.strictObject({ move: z.string(), way: z.enum(['up', 'down']), ...by }).optional(),
    }),
  ),
})

/** Whose they are; the small partnership beside it sees what is made from the catalogue. */
const PARTNERSHIP = 'avonvale'

/** How some groups arranged their dashboards, and what people wrote beside figures. */
export async function loadDashboards({ tx, actor, partnership, people, today }: DemonstrationStage): Promise<void> {
  if (partnership.registers.slug !== PARTNERSHIP) return
  const file = fileSchema.parse(JSON.parse(readFileSync(new URL('avonvale-dashboards.json', import.meta.url), 'utf8')))
  const groups = new Map((await structureOn(tx, today)).map(({ groupId, name }) => [name, groupId]))
  const author = async (name: string): Promise<Actor> => {
    const personId = needed(people, name)
    const own = { ...actor, id: `person:${personId}`, name, personId }
    await actAsApp(tx, own)
    return own
  }
  const hasHappened = ({ at }: { readonly at: Temporal.Instant }): boolean =>
    Temporal.PlainDate.compare(civilDay(at), today) <= 0
  for (const { measure, period, by: name, at, body } of file.commentaries.filter(hasHappened))
    await writeCommentaryIn(
      tx,
      { actor: await author(name), at },
      { measureCode: measure, period: parsePeriod(period), area: '' },
      { read: 0, body },
    )
  for (const { for: whom, by: name, at, layout, moved } of file.dashboards.filter(hasHappened)) {
    const audience: DashboardAudience =
      'group' in whom
        ? { kind: 'group', groupId: needed(groups, whom.group), name: whom.group }
        : { kind: 'priority', name: whom.priority }
    const slug = slugOf(layout.title)
    const made = { layout, what: 'It was made.', by: `person:${needed(people, name)}`, byName: name, at }
    await writeDashboardVersion(tx, await author(name), { slug, audience, layout, stored: undefined }, made)
    const stored = moved && hasHappened(moved) ? await findDashboard(tx, slug, today) : undefined
    if (!moved || !stored) continue
    const what = `The panel “${layout.panels.find(({ id }) => id === moved.move)?.title}” was moved ${moved.way}.`
    const change = { layout: moveDashboardPanel(layout, moved.move, moved.way), what, byName: moved.by, at: moved.at }
    await writeDashboardVersion(tx, await author(moved.by), stored, {
      ...change,
      by: `person:${needed(people, moved.by)}`,
    })
  }
}
