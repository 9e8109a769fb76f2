import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { whole } from '#indicators'
import type { Actor } from '#platform/auth/actor.ts'
import { Conflict } from '#platform/errors.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { correctRelease, type ReleaseCorrection } from './correct-release.ts'
import type { DraftDocument, FoundFigure, FoundFigures } from './draft.ts'
import { type Publication, publishDraft } from './publish-draft.ts'
import { areas, countOf, draftOf, foundFigure, foundOf, observed } from './testing/draft.ts'
import { everythingPublished } from './testing/published.ts'

const PARTNERSHIP = '01900000-0000-7000-8000-000000000001'
const IDS = ['north', 'south', 'east', 'all']
const database = await cloneTestDatabase()
const app = createTestApp(database)
const actor: Actor = {
  id: 'person:test',
  personId: '01900000-0000-7000-8000-0000000000aa',
  partnershipId: PARTNERSHIP,
  partnershipName: 'Avonvale Partnership',
  agencyId: '01900000-0000-7000-8000-0000000000bb',
  name: 'Imelda Farrow',
  roles: ['business-manager'],
}

before(async () => {
  await database.owner(`insert into partnership (partnership_id, slug, name) values ($1, 'avonvale', 'Avonvale')`, [
    PARTNERSHIP,
  ])
})

let count = 0
async function publish(found: FoundFigures, draft: DraftDocument = draftOf(IDS), more: Partial<Publication> = {}) {
  count += 1
  const address = `/reports/test-${count}`
  const publication = { draft, found, profile: 'public-local' as const, address, isDemonstration: false, ...more }
  return app.transaction(actor, tx => publishDraft(app, tx, actor, publication))
}

const correct = (releaseId: string, given: Partial<ReleaseCorrection>, figure?: FoundFigure): Promise<void> =>
  app.transaction(actor, tx =>
    correctRelease(app, tx, actor, {
      releaseId,
      figureId: 'north',
      cause: 'correction',
      reason: 'One return came late.',
      draft: draftOf(IDS),
      figure,
      ...given,
    }),
  )

/** The same figures under names of this test's own: releases remember each other's counts. */
function named(prefix: string, found: FoundFigures): FoundFigures {
  const name = (id: string) => `${prefix}-${id}`
  return {
    figures: new Map([...found.figures.values()].map(figure => [name(figure.id), { ...figure, id: name(figure.id) }])),
    groups: found.groups.map(group => ({
      id: name(group.id),
      total: name(group.total),
      members: group.members.map(name),
    })),
  }
}
const ids = (prefix: string): string[] => IDS.map(id => `${prefix}-${id}`)

test('a release is frozen with its PDF and open data, its log and an audit row', async () => {
  const releaseId = await publish(named('a', areas(310, 517, 403)), draftOf(ids('a')))
  const [release] = await database.owner<{ revision: number; title: string }>(
    'select revision, title from published.release where release_id = $1',
    [releaseId],
  )
  assert.deepEqual(release, { revision: 1, title: 'Annual report 2023 to 2024' })
  const files = await database.owner<{ name: string }>(
    'select name from published.release_file where release_id = $1 order by name',
    [releaseId],
  )
  assert.ok(files.some(file => file.name === 'annual-report-2023-24.pdf'))
  assert.ok(files.some(file => file.name === 'data/figures.csv'))
  const records = await database.owner('select 1 from release_record where release_id = $1', [releaseId])
  assert.equal(records.length, 1)
  const events = await database.owner(
    `select 1 from audit_event where event = 'release-published' and subject->>'releaseId' = $1`,
    [releaseId],
  )
  assert.equal(events.length, 1)
})

test('a profile that withholds nothing cannot be published', async () => {
  await assert.rejects(publish(areas(3, 12, 40), draftOf(IDS), { profile: 'internal' }), Conflict)
})

test('releases that differ only in what is withheld are the same in every row, page, PDF and CSV', async () => {
  const one = await publish(named('b', areas(3, 12, 400)), draftOf(ids('b')))
  const seen = await everythingPublished(database, one)
  await database.owner('delete from release_record where release_id = $1', [one])
  const other = await publish(named('b', areas(2, 13, 400)), draftOf(ids('b')))
  assert.deepEqual(await everythingPublished(database, other), seen)
  assert.match(seen.pdf, /\[c\]/)
})

test('an erratum corrects the document and makes its files again', async () => {
  const releaseId = await publish(named('c', areas(310, 517, 403)), draftOf(ids('c')))
  await correct(releaseId, { figureId: 'c-north', draft: draftOf(ids('c')) }, countOf('c-north', 310))
    .then(() => assert.fail('nothing to correct'))
    .catch(error => assert.match(String(error), /nothing to correct/))
  // The total is a figure of its own: the register's new one must add up with it.
  const found = foundOf([countOf('c2-north', 310)])
  const alone = await publish(found, draftOf(['c2-north']))
  await correct(alone, { figureId: 'c2-north', draft: draftOf(['c2-north']) }, countOf('c2-north', 311))
  const seen = await everythingPublished(database, alone)
  assert.match(seen.rows, /"was": ?"310"/)
  assert.match(seen.pdf, /Said 310. Now says 311./)
  assert.match(seen.files['data/notes.txt'] ?? '', /Said 310. Now says 311./)
  assert.match(seen.files['data/figures.csv'] ?? '', /,311,/)
  assert.match(seen.html, /Said 310. Now says 311./)
})

test('an erratum made for disclosure leaves no trace in any row, page, PDF or CSV, nor does the next one', async () => {
  const releaseId = await publish(named('d', areas(3170, 5290, 6410)), draftOf(ids('d')))
  const draft = draftOf(ids('d'))
  await correct(releaseId, { figureId: 'd-north', cause: 'disclosure', reason: 'A family could be recognised.', draft })
  const hidden = /3,?170|5,?290/
  for (const text of Object.values(await flat(releaseId))) assert.doesNotMatch(text, hidden)
  assert.match((await flat(releaseId))['html'] ?? '', /6,410/)
  await assert.rejects(correct(releaseId, { figureId: 'd-north', draft }, countOf('d-north', 3170)), /stays so/)
  await correct(releaseId, { figureId: 'd-all', cause: 'disclosure', reason: 'Nor the sum.', draft })
  for (const text of Object.values(await flat(releaseId))) assert.doesNotMatch(text, /3,?170|5,?290|14,?870/)
})

async function flat(releaseId: string): Promise<Record<string, string>> {
  const { rows, html, pdf, files } = await everythingPublished(database, releaseId)
  return { rows, html, pdf, ...files }
}

test('the reason of an erratum may not state what it withholds', async () => {
  const releaseId = await publish(foundOf([countOf('e', 3170)]), draftOf(['e']))
  const given = { figureId: 'e', cause: 'disclosure' as const, draft: draftOf(['e']) }
  await assert.rejects(correct(releaseId, { ...given, reason: 'It said 3,170.' }), /states a number/)
})

test('a count of things, a number without a count and a change can be withheld too', async () => {
  const supplied = foundFigure('f-supplied', observed({ state: 'value', value: whole(-4321) }))
  const change = foundFigure('f-change', { kind: 'change', current: 'f-now', previous: 'f-before' })
  const all = foundOf([
    countOf('f-reviews', 1234, 'nothing'),
    supplied,
    countOf('f-now', 7777),
    countOf('f-before', 5555),
    change,
  ])
  const draft = draftOf(['f-reviews', 'f-supplied', 'f-now', 'f-before', 'f-change'])
  const releaseId = await publish(all, draft)
  for (const figureId of ['f-reviews', 'f-supplied', 'f-change']) {
    await correct(releaseId, { figureId, cause: 'disclosure', reason: 'Withheld.', draft })
  }
  for (const text of Object.values(await flat(releaseId))) assert.doesNotMatch(text, /1,?234|4,?321|7,?777|2,?222/)
  assert.match((await flat(releaseId))['rows'] ?? '', /5,555/)
})

test('a later release keeps withheld what an erratum withheld', async () => {
  const found = named('g', areas(3170, 5290, 6410))
  const draft = draftOf(ids('g'))
  const first = await publish(found, draft)
  await correct(first, { figureId: 'g-north', cause: 'disclosure', reason: 'Withheld.', draft })
  const second = await publish(found, draft)
  assert.doesNotMatch(Object.values(await flat(second)).join(), /3,?170/)
})

test('a release is corrected also when the draft has come to name figures that it does not hold', async () => {
  const releaseId = await publish(foundOf([countOf('h', 3170)]), draftOf(['h']))
  await correct(releaseId, { figureId: 'h', draft: draftOf(['h', 'new']) }, countOf('h', 3171))
  const { rows, html } = await everythingPublished(database, releaseId)
  assert.match(html, /Said 3,170. Now says 3,171./)
  assert.doesNotMatch(rows, /not in this release/)
})
