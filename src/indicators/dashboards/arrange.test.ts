import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inContext } from '#platform/db/context.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { suppliedSite } from '../testing/supplied.ts'

const database = await cloneTestDatabase()
const { site, manager, signIn, read, partnershipId, agencyId } = await suppliedSite(database)
const GROUP = '01900000-0000-7000-8000-000000000001'
await database.owner('insert into partnership_group (partnership_id, group_id) values ($1, $2)', [partnershipId, GROUP])
await database.owner(
  `insert into group_version (partnership_id, group_id, name, remit, kind, standing, change, starts_on)
   values ($1, $2, 'Missing Persons Group', 'Missing and exploited children', 'delivery', 'top', 'opened', '2024-04-01')`,
  [partnershipId, GROUP],
)
const chair = await signIn('group-chair')
const otherChair = await signIn('group-chair')
await database.owner(
  `insert into group_chair (partnership_id, group_id, person_id, chair_words, starts_on) values ($1, $2, $3, 'Chair', '2024-04-01')`,
  [partnershipId, GROUP, chair.personId],
)
const lead = await signIn('agency-lead')
const GROUP_PAGE = '/dashboards/missing-persons-group'

const send = (path: string, form: Record<string, string | string[]>, by = chair) => site.post(path, form, by.token)
const headings = async (path: string): Promise<string[]> =>
  [...(await read(path)).matchAll(/<h2 class="kith-heading-section" id="p\d+-heading">([^<]+)</g)].map(
    ([, title = '']) => title,
  )

test('a group’s dashboard is made from its name, and whoever chairs the group moves, adds, changes and removes panels without script', async () => {
  assert.deepEqual(await headings(GROUP_PAGE), ['Missing and exploited children', 'Training about exploitation'])
  const edit = await read(`${GROUP_PAGE}/edit`, chair)
  assert.match(edit, /name="act" value="down">Move down<span[^>]*>: Missing and exploited children/)
  assert.doesNotMatch(edit, /value="up">Move up<span[^>]*>: Missing and exploited children/)

  assert.equal((await send(`${GROUP_PAGE}/panels/p1/arrange`, { read: '0', act: 'down' })).statusCode, 303)
  assert.deepEqual(await headings(GROUP_PAGE), ['Training about exploitation', 'Missing and exploited children'])
  const added = {
    read: '1',
    title: 'Domestic abuse',
    kind: 'table',
    measures: ['police.domestic-abuse.crimes', 'police.domestic-abuse.incidents'],
  }
  assert.equal((await send(`${GROUP_PAGE}/panels/add`, added)).statusCode, 303)
  const changed = { read: '2', title: 'Domestic abuse crimes', kind: 'trend', measures: 'police.domestic-abuse.crimes' }
  assert.equal((await send(`${GROUP_PAGE}/panels/p3/change`, changed)).statusCode, 303)
  assert.equal((await send(`${GROUP_PAGE}/panels/p2/arrange`, { read: '3', act: 'remove' })).statusCode, 303)
  assert.deepEqual(await headings(GROUP_PAGE), ['Missing and exploited children', 'Domestic abuse crimes'])
  assert.match(await read(GROUP_PAGE), /Version 4, Test group-chair, 22 November 2026/)
  const events = await database.owner<{ event: string }>(
    `select event from audit_event where event like 'dashboard-%' order by happened_at, audit_event_id`,
  )
  assert.deepEqual(
    events.map(({ event }) => event),
    ['dashboard-arranged', 'dashboard-changed', 'dashboard-changed', 'dashboard-changed'],
  )
})

test('title, purpose and a fixed last month are kept; what is wrong is said at its field and nothing typed is lost', async () => {
  const wrong = await send(`${GROUP_PAGE}/edit`, {
    read: '4',
    title: ' ',
    purpose: 'Mine',
    upTo: '2024-03',
    years: '3',
  })
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /Enter the title of the dashboard[\s\S]*>Mine<\/textarea>/)
  const kept = { read: '4', title: 'Missing children', purpose: 'For the autumn meeting', upTo: '2024-03', years: '3' }
  assert.equal((await send(`${GROUP_PAGE}/edit`, kept)).statusCode, 303)
  const page = await read(GROUP_PAGE)
  assert.match(page, /<h1[^>]*>Missing children<\/h1>[\s\S]*For the autumn meeting/)
  assert.match(page, /<option value="2024-03" selected>March 2024/)
  const two = { read: '5', title: 'Two', kind: 'trend', measures: ['police.cse.crimes', 'police.child-victims'] }
  const much = await send(`${GROUP_PAGE}/panels/add`, two)
  assert.match(much.body, /Select one measure: a large chart shows no more/)
  assert.match(much.body, /value="police\.cse\.crimes" checked/)
})

test('whoever changes what another changed meanwhile is told what, and keeps what they typed', async () => {
  const late = { read: '4', title: 'Another title', purpose: 'Typed long and with care', upTo: '', years: '5' }
  const answer = await send(`${GROUP_PAGE}/edit`, late, manager)
  assert.equal(answer.statusCode, 400)
  assert.match(answer.body, /Test group-chair changed this dashboard meanwhile: Its title or period was changed\./)
  assert.match(answer.body, /Typed long and with care/)
  assert.match(answer.body, /name="read" value="5"/)
  assert.equal((await send(`${GROUP_PAGE}/panels/p1/arrange`, { read: '4', act: 'remove' })).statusCode, 409)
})

test('every version is kept, and an earlier one can be put back as a version of its own', async () => {
  const page = await read(`${GROUP_PAGE}/versions`, chair)
  assert.match(
    page,
    /Version 5: Its title or period was changed\.[\s\S]*Version 1: The panel “Missing and exploited children” was moved down\./,
  )
  assert.equal((await send(`${GROUP_PAGE}/versions/1/restore`, { read: '5' })).statusCode, 303)
  assert.deepEqual(await headings(GROUP_PAGE), ['Training about exploitation', 'Missing and exploited children'])
  assert.match(await read(`${GROUP_PAGE}/versions`, chair), /Version 6: Version 1 was put back\./)
  assert.doesNotMatch(await read(`${GROUP_PAGE}/versions`, lead), /Put this version back/)
})

test('who may arrange: the manager all, who chairs a group that one, an agency’s lead its own, and nobody else', async () => {
  for (const by of [manager, chair]) assert.equal((await site.get(`${GROUP_PAGE}/edit`, by.token)).statusCode, 200)
  for (const by of [otherChair, lead, await signIn('scrutineer'), await signIn('learner')])
    assert.equal((await site.get(`${GROUP_PAGE}/edit`, by.token)).statusCode, 403)
  assert.equal((await site.get('/dashboards/council/edit', lead.token)).statusCode, 200)
  assert.equal((await site.get('/dashboards/adults-at-risk/edit', lead.token)).statusCode, 403)
  const form = { read: '0', title: 'Council', purpose: '', upTo: '', years: '10' }
  assert.equal((await send('/dashboards/council/edit', form, lead)).statusCode, 303)
  assert.match(await read('/dashboards/council', chair), /Version 1, Test agency-lead/)
})

test('the database lets an agency write its own agency’s dashboard alone, and nobody alter a version', async () => {
  const asAgency = (sql: string, values: readonly unknown[]) =>
    inContext(database.as('kith_agency'), { partnershipId, agencyId, actor: 'test' }, tx =>
      tx.executeQuery({ sql, parameters: values, query: { kind: 'RawNode' } } as never),
    )
  const insert = `insert into dashboard (partnership_id, slug, audience, group_id, version) values ($1, 'sneaked', 'group', $2, 1)`
  await assert.rejects(asAgency(insert, [partnershipId, GROUP]), /row-level security/)
  const changed = await asAgency(`update dashboard set withdrawn_at = now() where slug = 'missing-persons-group'`, [])
  assert.equal(Number(changed.numAffectedRows ?? 0), 0)
  const rights = await database.owner(
    `select 1 from pg_roles r where r.rolname in ('kith_app', 'kith_agency')
      and (has_table_privilege(r.oid, 'kith.dashboard_version', 'update') or has_table_privilege(r.oid, 'kith.dashboard_version', 'delete'))`,
  )
  assert.deepEqual(rights, [])
})

test('a dashboard for a priority is made from the words of its title, and a chair makes one for their own group alone', async () => {
  const made = await send('/dashboards/new', { title: 'Children in police custody', for: 'priority' }, manager)
  assert.equal(made.headers['location'], '/dashboards/children-in-police-custody/edit')
  assert.match(
    await read('/dashboards/children-in-police-custody'),
    /Children: need, protection and care[\s\S]*Crime against children, and children in custody/,
  )
  const form = await read('/dashboards/new', chair)
  assert.match(form, /Group: Missing Persons Group/)
  assert.doesNotMatch(form, /A priority|Theme:|Agency:/)
  const refused = await send('/dashboards/new', { title: 'Mine', for: 'priority' })
  assert.match(refused.body, /Select whom it is for/)
  assert.equal(
    (await send('/dashboards/new', { title: 'Missing Persons Group', for: `group ${GROUP}` })).headers['location'],
    '/dashboards/missing-persons-group-2/edit',
  )
})

test('a withdrawn dashboard gives way to the one made from the catalogue, and is taken up again under its address', async () => {
  assert.equal((await send(`${GROUP_PAGE}/withdraw`, { read: '6', reason: '' })).statusCode, 400)
  assert.equal(
    (await send(`${GROUP_PAGE}/withdraw`, { read: '6', reason: 'The group looks at another.' })).statusCode,
    303,
  )
  assert.match(await read(GROUP_PAGE), /Made from the catalogue of measures/)
  assert.equal((await send(`${GROUP_PAGE}/panels/p1/arrange`, { read: '0', act: 'remove' })).statusCode, 303)
  assert.match(await read(`${GROUP_PAGE}/versions`), /Version 7: [\s\S]*Version 1: /)
  assert.equal((await site.get('/dashboards/nowhere', chair.token)).statusCode, 404)
})
