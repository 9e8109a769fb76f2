import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DemonstrationPerson } from '#platform/auth/demonstration/demonstration.store.ts'
import { routes } from '../src/app.ts'
import { concernsRoutes } from '../src/concerns/index.ts'
import { CASE_PAGES } from './case-pages.ts'
import { addressOf } from './fixtures/demonstration/addresses.ts'
import { arrangeWork } from './fixtures/demonstration/arrange-work.ts'
import { openDemonstration } from './fixtures/demonstration/demonstration.ts'

const demonstration = await openDemonstration()
await arrangeWork(demonstration)
const { database, person, people, ask, signIn } = demonstration
const { partnershipId } = person('Imelda Farrow')
// One of each set of roles: what a page shows hangs on them, and on the team, in which all who handle cases are.
const ofRoles = new Map(
  people.filter(each => each.partnershipId === partnershipId).map(each => [[...each.roles].sort().join(), each]),
)
const here = await Promise.all([...ofRoles.values()].map(async each => ({ ...each, token: await signIn(each) })))
const handlers = here.filter(({ roles }) => roles.some(role => role.startsWith('triage-')))

const pages = routes.filter(({ method }) => method === 'GET')

interface Read {
  readonly status: number
  readonly body: string
  /** what the trail says of it */
  readonly written: readonly { readonly event: string; readonly subject: string }[]
}

async function read(by: DemonstrationPerson & { readonly token: string }, path: string): Promise<Read> {
  const [now] = await database.owner<{ at: string }>('select clock_timestamp()::text as at')
  const { statusCode, body } = await ask({ path, token: by.token })
  const written = await database.owner<{ event: string; subject: string }>(
    'select event, subject::text as subject from audit_event where actor = $1 and happened_at >= $2::timestamptz',
    [`person:${by.personId}`, now?.at],
  )
  return { status: statusCode, body, written }
}

/** Every record whose reference stands in a page, by its id: examples of a reference name none. */
async function recordsIn(body: string): Promise<{ reference: string; id: string }[]> {
  const references = [...new Set(body.match(/\b(?:AC|CC|EN|OE)-\d{4}-[0-9A-Z]{5}\b/g))]
  return database.owner<{ reference: string; id: string }>(
    `select reference, concern_id as id from concern where partnership_id = $1 and reference = any ($2)
     union all select reference, enquiry_id from enquiry where partnership_id = $1 and reference = any ($2)
     union all select reference, organisational_enquiry_id from organisational_enquiry where partnership_id = $1 and reference = any ($2)`,
    [partnershipId, references],
  )
}

test('every page of concerns is in the table of what it shows, and the table names no page that is not there', () => {
  const paths = concernsRoutes.filter(({ method }) => method === 'GET').map(({ path }) => path)
  assert.deepEqual(Object.keys(CASE_PAGES).sort(), paths.sort())
})

for (const { path } of pages) {
  test(`whoever reads ${path} is in the trail with each record that it shows them`, async () => {
    const missing = new Set<string>()
    const address = await addressOf(demonstration, path, partnershipId)
    if (!address) return
    for (const by of here) {
      const { status, body, written } = await read(by, address.path)
      if (status !== 200) continue
      for (const { reference, id } of await recordsIn(body))
        if (!written.some(({ subject }) => subject.includes(id))) missing.add(`${by.name}: ${reference}`)
    }
    assert.deepEqual([...missing].slice(0, 5), [])
  })
}

test('a page of one case writes a row that names it, also where its reference does not stand in it', async () => {
  const missing: string[] = []
  for (const { path, by, ids } of await pagesOfOne()) {
    const { status, written } = await read(by, path)
    // A file that waits for the scanner is shown to nobody.
    if (status === 409 && path.includes('/files/')) continue
    if (status >= 400) missing.push(`${path}: ${status}`)
    else if (!ids.some(id => written.some(({ subject }) => subject.includes(id)))) missing.push(path)
  }
  assert.deepEqual(missing, [])
})

test('a page of one case that stays closed writes a refusal that names it, and says that there is none', async () => {
  const asked = await pagesOfOne()
  await database.owner(
    `insert into restriction (partnership_id, record_kind, record_id, reference, reason, placed_by, placed_at, review_on)
     select partnership_id, 'concern', concern_id, reference, 'staff-linked', $2, now(), current_date
     from concern where partnership_id = $1
       and concern_id not in (select record_id from restriction where partnership_id = $1 and lifted_at is null)`,
    [partnershipId, person('Imelda Farrow').personId],
  )
  const wrong: string[] = []
  for (const { path, ids } of asked.filter(({ by }) => handlers.includes(by)))
    for (const by of handlers) {
      const { status, written } = await read(by, path)
      const isSaid = written.some(
        ({ event, subject }) => event === 'record-refused' && ids.some(id => subject.includes(id)),
      )
      if ((status !== 404 && status !== 403) || !(isSaid || status === 403))
        wrong.push(`${by.name}: ${path}: ${status}`)
    }
  assert.deepEqual(wrong, [])
})

test('whoever asks for what somebody else raised is told that there is none, and the trail has the reference', async () => {
  const wrong: string[] = []
  for (const path of ['/raised/:reference', '/raised/:reference/disagree']) {
    const address = await addressOf(demonstration, path, partnershipId)
    const reference = address?.path.split('/')[2]
    for (const by of here.filter(({ personId }) => personId !== address?.person)) {
      const { status, written } = await read(by, address?.path ?? '')
      const isSaid = written.some(
        ({ event, subject }) => event === 'record-refused' && subject.includes(`"${reference}"`),
      )
      if (status !== 404 || !isSaid) wrong.push(`${by.name}: ${path}: ${status}`)
    }
  }
  assert.deepEqual(wrong, [])
})

/** Each page that names one case or one person, who may read it, and the identifiers that the trail may name it by. */
async function pagesOfOne(): Promise<{ path: string; by: (typeof here)[number]; ids: string[] }[]> {
  const found: { path: string; by: (typeof here)[number]; ids: string[] }[] = []
  const manager = handlers.find(({ roles }) => roles.includes('triage-manager'))
  for (const [pattern, shows] of Object.entries(CASE_PAGES)) {
    if (shows !== 'a case' && shows !== 'a person' && shows !== 'own case') continue
    const address = await addressOf(demonstration, pattern, partnershipId)
    const sender = people.find(({ personId }) => personId === address?.person)
    const by = shows === 'own case' ? sender && { ...sender, token: await signIn(sender) } : manager
    assert.ok(address && by, pattern)
    const named = decodeURIComponent(address.path.split('?')[0] ?? '').split('/')
    const rows = await database.owner<{ id: string }>(
      `select concern_id as id from concern where partnership_id = $1 and (reference = any ($2) or concern_id::text = any ($2))
       union all select concern_id from enquiry where partnership_id = $1 and reference = any ($2)
       union all select individual_id from individual where partnership_id = $1 and individual_id::text = any ($2)
       union all select concern_id from concern_feedback where partnership_id = $1 and feedback_id::text = any ($2)`,
      [partnershipId, named],
    )
    assert.ok(rows.length > 0, pattern)
    found.push({ path: address.path, by, ids: rows.map(({ id }) => id) })
  }
  return found
}

test('a reference that nobody here has is refused like one that stays closed, and the trail has what was asked for', async () => {
  const [manager] = handlers
  assert.ok(manager)
  const wrong: string[] = []
  for (const path of [
    '/concerns/AC-2020-22222',
    '/enquiries/EN-2020-22222',
    '/enquiries/organisational/OE-2020-22222',
  ]) {
    const { status, written } = await read(manager, path)
    const reference = path.split('/').at(-1) ?? ''
    const isSaid = written.some(({ event, subject }) => event === 'record-refused' && subject.includes(reference))
    if (status !== 404 || !isSaid) wrong.push(path)
  }
  assert.deepEqual(wrong, [])
})
