import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inContext } from '#platform/db/context.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { mailedTo } from '#platform/testing/mailed.ts'
import { movingClock } from '#platform/testing/moving-clock.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { createVisitor, type Visitor } from '#platform/testing/visitor.ts'
import { createConcernsPlace } from '../testing/concerns.ts'
import { deleteDraftsEnded } from './draft.store.ts'
import { portalRoutes } from './portal.routes.ts'
import { ANSWERS } from './testing/answers.ts'

const database = await cloneTestDatabase()
const clock = movingClock(Temporal.Instant.from('2024-05-02T15:47:00Z'))
const app = createTestApp(database, clock)
const ours = await createConcernsPlace(database)
const site = await createTestSite(app, portalRoutes)
const START = '/raise/ours'
const CHECK = '/raise/ours/check'

type Changes = Readonly<Record<string, Readonly<Record<string, string | string[]>>>>

const draftOf = (body: string): string => /name="draft" value="([^"]+)"/.exec(body)?.[1] ?? ''
const questionAt = (url: string): string => /questions\/([\w-]+)/.exec(url)?.[1] ?? ''

/** Begins, and answers page after page until the check page; gives the pages that were asked. */
async function answerAll(visitor: Visitor, changes: Changes = {}): Promise<string[]> {
  const begun = await visitor.post(START)
  const asked: string[] = []
  let url = String(begun.headers.location)
  while (!url.endsWith('/check')) {
    const question = questionAt(url)
    assert.ok(question !== '' && asked.length < 40, `${url} after ${asked.join(' ')}`)
    asked.push(question)
    const page = await visitor.get(url)
    const answer = { ...(changes[question] ?? ANSWERS[question]), draft: draftOf(page.body) }
    url = String((await visitor.post(url, answer)).headers.location)
    assert.ok(!url.includes('again'), `${question}: ${(await visitor.get(url)).body}`)
  }
  return asked
}

const referenceOn = (body: string): string => /(AC|CC)-\d{4}-[0-9A-Z]{5}/.exec(body)?.[0] ?? ''

async function sendAll(visitor: Visitor): Promise<string> {
  const check = await visitor.get(CHECK)
  const sent = await visitor.post(CHECK, { draft: draftOf(check.body) })
  assert.equal(sent.headers.location, '/raise/ours/sent')
  return referenceOn((await visitor.get('/raise/ours/sent')).body)
}

const concernsNow = async (): Promise<number> => (await database.owner('select concern_id from concern')).length

const PROFESSIONAL: Changes = { 'who-you-are': { 'who-you-are': 'professional' } }

test('an anonymous visitor raises a concern and gets a reference, and is owed nothing', async () => {
  const visitor = createVisitor(site)
  const asked = await answerAll(visitor)
  assert.ok(!asked.includes('your-name') && !asked.includes('contact') && !asked.includes('nhs-number'))
  const reference = await sendAll(visitor)
  const [row] = await database.owner(
    `select source, location, abuse_types, sources_of_risk, age_band, raised_by, channel, kind, name, email, family_name, postcode,
       date_of_birth::text, in_brief
     from concern join concern_account using (partnership_id, concern_id, reference) join concern_referrer using (partnership_id, concern_id)
     join individual using (partnership_id, individual_id) where reference = $1`,
    [reference],
  )
  assert.deepEqual(row, {
    source: 'anonymous',
    location: 'own-home',
    abuse_types: ['neglect'],
    sources_of_risk: ['service-provider'],
    age_band: '75-84',
    raised_by: 'nobody',
    channel: 'portal',
    kind: 'anonymous',
    name: '',
    email: '',
    family_name: 'Pellow',
    postcode: 'AV4 2LD',
    date_of_birth: '1944-11-02',
    in_brief: 'He was left alone overnight by his carers, twice in one week.',
  })
  assert.deepEqual(await database.owner('select kind from concern_feedback where reference = $1', [reference]), [])
})

test('sending twice, from two tabs and after a broken connection makes one concern with one reference', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  const draft = draftOf((await visitor.get(CHECK)).body)
  const before = await concernsNow()
  await Promise.all([1, 2, 3].map(() => visitor.post(CHECK, { draft })))
  const first = referenceOn((await visitor.get('/raise/ours/sent')).body)
  await visitor.post(CHECK, { draft })
  await visitor.post('/raise/ours/questions/what-happened', { ...ANSWERS['what-happened'], draft })
  assert.equal(referenceOn((await visitor.get('/raise/ours/sent')).body), first)
  assert.equal((await visitor.get('/raise/ours/questions/when')).headers.location, '/raise/ours/sent')
  assert.equal(await concernsNow(), before + 1)
})

test('what was typed on one page in two tabs is kept with what was typed on the others', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  await Promise.all([
    visitor.post('/raise/ours/questions/wishes', { wishes: 'To move nearer to her daughter' }),
    visitor.post('/raise/ours/questions/done-so-far', { 'done-so-far': 'The doctor came on Tuesday' }),
  ])
  const { body } = await visitor.get(CHECK)
  assert.match(body, /nearer to her daughter/)
  assert.match(body, /came on Tuesday/)
})

test('each fault stands beside its field in plain words, and what was typed stays', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  const post = await visitor.post('/raise/ours/questions/when', {
    when: 'one-day',
    'happened-on-day': '27',
    'happened-on-month': '',
    'happened-on-year': '2024',
  })
  const { body } = await visitor.get(String(post.headers.location))
  assert.match(body, /href="#happened-on-month">The day it happened must include a month/)
  assert.match(body, /value="27"/)
  const check = await visitor.get(CHECK)
  assert.match(check.body, /Answer this before you send/)
  const refused = await visitor.post(CHECK, { draft: draftOf(check.body) })
  assert.match(String(refused.headers.location), /questions\/when\?change=yes&again=yes/)
})

test('an NHS number with a wrong digit and an address without an @ are named as such', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor, PROFESSIONAL)
  const faultAfter = async (question: string, form: Record<string, string>): Promise<string> => {
    const post = await visitor.post(`/raise/ours/questions/${question}`, form)
    return (await visitor.get(String(post.headers.location))).body
  }
  assert.match(await faultAfter('nhs-number', { 'nhs-number': '943 476 5918' }), /one of these seems to be wrong/)
  assert.match(await faultAfter('contact', { email: 'nobody at home', 'mail-is-safe': 'yes' }), /in the right form/)
  assert.match(await faultAfter('contact', { 'mail-is-safe': 'yes' }), /Enter the email address that is safe/)
})

test('after hours of writing a visitor without a session loses nothing', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  await visitor.get('/raise/ours/questions/what-happened')
  clock.moveOn({ hours: 5 })
  const post = await visitor.post('/raise/ours/questions/what-happened', { 'what-happened': 'Written slowly.' })
  assert.equal(post.statusCode, 303)
  assert.match((await visitor.get(CHECK)).body, /Written slowly/)
})

test('what is written after the draft was erased begins a new draft', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  clock.moveOn({ hours: 25 })
  await visitor.post('/raise/ours/questions/what-happened', { 'what-happened': 'Written a day later.' })
  assert.match((await visitor.get('/raise/ours/questions/what-happened')).body, /Written a day later/)
})

test('an answer to a concern that was erased is not added to the next one, and is shown to be copied', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  const old = draftOf((await visitor.get(CHECK)).body)
  await visitor.post(START)
  const answer = await visitor.post('/raise/ours/questions/what-happened', {
    'what-happened': 'Of the first',
    draft: old,
  })
  assert.equal(answer.statusCode, 409)
  assert.match(answer.body, /Of the first/)
  assert.equal(
    await visitor.get('/raise/ours/questions/what-happened').then(page => page.body.includes('Of the first')),
    false,
  )
})

test('nothing of a draft lies readable in the database, and nobody reads it without its secret', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  const rows = await database.owner<{ text: string }>('select portal_draft::text as text from portal_draft')
  assert.equal(
    rows.some(({ text }) => text.includes('Pellow') || text.includes(Buffer.from('Pellow').toString('hex'))),
    false,
  )
  const { body, headers } = await createVisitor(site).get(CHECK)
  assert.equal(headers.location, '/raise/ours')
  assert.equal(body.includes('Pellow'), false)
})

test('a professional whose mail is safe has a receipt by mail that says neither whom nor what it is about', async () => {
  const visitor = createVisitor(site)
  const asked = await answerAll(visitor, PROFESSIONAL)
  assert.ok(asked.includes('kind-of-work') && asked.includes('nhs-number'))
  const reference = await sendAll(visitor)
  const mail = (await mailedTo(app, database, 'ottoline.marr@surgery.example')).at(-1)
  assert.equal(mail?.subject, 'We have received what you sent')
  assert.match(mail?.text ?? '', new RegExp(reference))
  assert.doesNotMatch(`${mail?.subject} ${mail?.text}`, /Pellow|Arthur|Sorrel|concern|safeguard|neglect|adult/i)
  const [owed] = await database.owner(
    'select kind, how, given_on::text, entitlement from concern_feedback where reference = $1',
    [reference],
  )
  assert.deepEqual(owed, {
    kind: 'receipt',
    how: 'mail',
    given_on: app.clock.today().toString(),
    entitlement: 'need-to-know',
  })
})

test('without a word that mail is safe nobody is written to', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor, {
    'who-you-are': { 'who-you-are': 'family-or-friend' },
    contact: { email: 'watched@home.example', phone: '01632 960001' },
  })
  const reference = await sendAll(visitor)
  assert.deepEqual(await mailedTo(app, database, 'watched@home.example'), [])
  const [owed] = await database.owner('select how, entitlement from concern_feedback where reference = $1', [reference])
  assert.deepEqual(owed, { how: 'page', entitlement: 'looked-at' })
})

test('a contact about a child has questions and codes of its own, and goes to the children’s team', async () => {
  const visitor = createVisitor(site)
  const asked = await answerAll(visitor, {
    about: { about: 'child' },
    types: { types: ['criminal-exploitation', 'emotional'] },
    'at-home': { school: 'Hollin Lane Primary' },
  })
  assert.ok(asked.includes('at-home') && !asked.includes('capacity'))
  const reference = await sendAll(visitor)
  assert.match(reference, /^CC-/)
  const [row] = await database.owner('select about, team_id, abuse_types from concern where reference = $1', [
    reference,
  ])
  assert.deepEqual(row, {
    about: 'child',
    team_id: ours.teams.child,
    abuse_types: ['criminal-exploitation', 'emotional'],
  })
})

test('whoever has signed in is known, sends in their own name, and may read it again', async () => {
  const nurse = await signInAs(database, { ...ours, roles: ['learner'], name: 'Odile Marchetti' })
  const visitor = createVisitor(site)
  await visitor.get(START)
  const cookies = visitor.cookies as Map<string, string>
  cookies.set('kith', nurse.token)
  await database.owner(`update session set created_at = $1, last_seen_at = $1, ends_at = $2 where person_id = $3`, [
    app.clock.now(),
    app.clock.now().add({ hours: 8 }),
    nurse.personId,
  ])
  const asked = await answerAll(visitor)
  assert.ok(!asked.includes('who-you-are') && !asked.includes('your-name'))
  // Signed out, or the session has ended: what is written is still kept, and shown to nobody else.
  cookies.delete('kith')
  const draft = await visitor.post('/raise/ours/questions/wishes', { wishes: 'Typed after the session ended' })
  assert.equal(draft.statusCode, 303)
  assert.match(String((await visitor.get(CHECK)).headers.location), /^\/sign-in\?next=/)
  cookies.set('kith', nurse.token)
  assert.match((await visitor.get(CHECK)).body, /Typed after the session ended/)
  const reference = await sendAll(visitor)
  const [row] = await database.owner(
    `select raised_by, source, source_agency_id, name, kind from concern_account join concern using (partnership_id, concern_id)
     join concern_referrer using (partnership_id, concern_id) where concern_account.reference = $1`,
    [reference],
  )
  assert.deepEqual(row, {
    raised_by: nurse.actor.id,
    source: 'council-social-care',
    source_agency_id: ours.agencyId,
    name: 'Odile Marchetti',
    kind: 'professional',
  })
})

/** Gives the browser the session of somebody, at the time of the test. */
async function signIn(visitor: Visitor, person: { token: string; personId: string }): Promise<void> {
  ;(visitor.cookies as Map<string, string>).set('kith', person.token)
  await database.owner(`update session set created_at = $1, last_seen_at = $1, ends_at = $2 where person_id = $3`, [
    clock.now(),
    clock.now().add({ hours: 8 }),
    person.personId,
  ])
}

test('what was begun by nobody is sent by nobody, also when somebody signs in before sending', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  await signIn(visitor, await signInAs(database, { ...ours, roles: ['learner'], name: 'Odile Marchetti' }))
  assert.match(await upload(visitor, 'letter.pdf', PDF), /letter.pdf/)
  const reference = await sendAll(visitor)
  const [row] = await database.owner(
    `select raised_by, kind, name, concern_account::text like '%Marchetti%' as is_named from concern_account
     join concern_referrer using (partnership_id, concern_id) where reference = $1`,
    [reference],
  )
  assert.deepEqual(row, { raised_by: 'nobody', kind: 'anonymous', name: '', is_named: false })
})

test('somebody who would rather not say leaves no name and no address, whatever they typed before', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor, {
    'who-you-are': { 'who-you-are': 'family-or-friend' },
    'your-name': { 'your-name': 'Griselda Tove' },
    contact: { email: 'griselda@home.example', 'mail-is-safe': 'yes', phone: '01632 960001' },
  })
  await visitor.post('/raise/ours/questions/who-you-are', { 'who-you-are': 'anonymous' })
  const reference = await sendAll(visitor)
  const [row] = await database.owner<{ text: string }>(
    `select concern_account::text || concern_referrer::text as text from concern_account
     join concern_referrer using (partnership_id, concern_id) where reference = $1`,
    [reference],
  )
  assert.doesNotMatch(row?.text ?? 'none', /Griselda|Tove|home\.example|960001|none/)
  assert.deepEqual(await mailedTo(app, database, 'griselda@home.example'), [])
})

test('a partnership that takes no concerns here has no page', async () => {
  assert.equal((await createVisitor(site).get('/raise/nowhere')).statusCode, 404)
  assert.equal((await createVisitor(site).get('/raise')).headers.location, '/raise/ours')
})

test('a professional saves, and returns in another browser with the mailed link and the code of the page', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor, PROFESSIONAL)
  const typed = { wishes: 'Half a thought', save: 'yes' }
  const post = await visitor.post('/raise/ours/questions/wishes', typed)
  assert.equal(post.headers.location, '/raise/ours/save')
  assert.equal((await visitor.post('/raise/ours/save', { email: 'back@surgery.example' })).statusCode, 400)
  await visitor.post('/raise/ours/save', { email: 'back@surgery.example', 'mail-is-safe': 'yes' })
  const code = /kith-doorway-code">([^<]+)</.exec((await visitor.get('/raise/ours/saved')).body)?.[1] ?? ''
  assert.match(code, /^[0-9A-Z]{4} [0-9A-Z]{4}$/)
  const [mail] = await mailedTo(app, database, 'back@surgery.example')
  assert.equal(mail?.subject, 'The form you saved')
  assert.ok(!mail?.text.includes(code))
  const link = /http:\/\/[^/]+(\/raise\/ours\/return\/[\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  clock.moveOn({ hours: 24 * 20 })
  const elsewhere = createVisitor(site)
  await elsewhere.get(link)
  assert.match(String((await elsewhere.post(link, { code: 'AAAA AAAA' })).headers.location), /wrong=yes/)
  const opened = await elsewhere.post(link, { code: code.toLowerCase() })
  assert.equal(opened.statusCode, 303)
  assert.match((await elsewhere.get(CHECK)).body, /Half a thought/)
  await sendAll(elsewhere)
  assert.equal((await elsewhere.post(link, { code })).statusCode, 410)
  assert.equal((await visitor.get(CHECK)).headers.location, START)
})

test('after five wrong codes a link opens nothing, not even with the right one', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor, PROFESSIONAL)
  await visitor.post('/raise/ours/save', { email: 'locked@surgery.example', 'mail-is-safe': 'yes' })
  const code = /kith-doorway-code">([^<]+)</.exec((await visitor.get('/raise/ours/saved')).body)?.[1] ?? ''
  const [mail] = await mailedTo(app, database, 'locked@surgery.example')
  const link = /http:\/\/[^/]+(\/raise\/ours\/return\/[\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  for (let tries = 0; tries < 5; tries++) await visitor.post(link, { code: 'WRONG' })
  assert.equal((await visitor.post(link, { code })).statusCode, 410)
})

test('one address is sent five links a day at most, whoever types it', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor, PROFESSIONAL)
  const save = (email: string) => visitor.post('/raise/ours/save', { email, 'mail-is-safe': 'yes' })
  for (let times = 0; times < 5; times++) assert.equal((await save('pestered@ward.example')).statusCode, 303)
  const refused = await save('Pestered@Ward.example')
  assert.equal(refused.statusCode, 400)
  assert.match(refused.body, /it has had five/)
  assert.equal((await mailedTo(app, database, 'pestered@ward.example')).length, 5)
  assert.equal((await save('another@ward.example')).statusCode, 303)
  clock.moveOn({ hours: 25 })
  assert.equal((await save('pestered@ward.example')).statusCode, 303)
})

const PDF = Buffer.from('%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')

async function upload(visitor: Visitor, name: string, content: Buffer): Promise<string> {
  const page = await visitor.get('/raise/ours/questions/files')
  const body = new FormData()
  body.append('_csrf', /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '')
  body.append('draft', draftOf(page.body))
  body.append('files', new Blob([new Uint8Array(content)]), name)
  const encoded = new Response(body)
  const answer = await site.server.inject({
    method: 'POST',
    url: '/raise/ours/questions/files',
    cookies: Object.fromEntries(visitor.cookies),
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  return (await visitor.get(String(answer.headers.location))).body
}

test('files are told by their bytes, kept under a name that names nobody, and sent with the concern', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  const refused = await upload(visitor, 'Arthur Pellow.pdf', Buffer.from('#!/bin/sh\necho no\n'))
  assert.match(refused, /Arthur Pellow.pdf must be a PDF, a picture or an Office document/)
  assert.match(await upload(visitor, 'Arthur Pellow.pdf', PDF), /Files you have added[\s\S]*Arthur Pellow.pdf/)
  const reference = await sendAll(visitor)
  const [file] = await database.owner(
    `select file.name, detected_type, answers->'files'->>0 as own from concern join concern_file using (partnership_id, concern_id)
     join file using (partnership_id, file_id) join concern_account using (partnership_id, concern_id) where concern.reference = $1`,
    [reference],
  )
  assert.deepEqual(file, { name: 'attachment.pdf', detected_type: 'application/pdf', own: 'Arthur Pellow.pdf' })
})

test('a draft whose time is over is erased with its files, and one that is kept is not', async () => {
  const [forgotten, kept] = [createVisitor(site), createVisitor(site)]
  await answerAll(forgotten)
  await upload(forgotten, 'letter.pdf', PDF)
  await answerAll(kept, PROFESSIONAL)
  await kept.post('/raise/ours/save', { email: 'kept@surgery.example', 'mail-is-safe': 'yes' })
  const held = async (): Promise<string[]> =>
    (await database.owner<{ name: string }>("select name from file where name = 'attachment.pdf'")).map(row => row.name)
  const before = (await held()).length
  clock.moveOn({ hours: 48 })
  const worker = { partnershipId: ours.partnershipId, actor: 'job:erase-portal-drafts' }
  await inContext(database.as('kith_worker'), worker, tx => deleteDraftsEnded(tx, clock.now()))
  const left = await database.owner<{ is_kept: boolean }>('select is_kept from portal_draft')
  assert.ok(left.length > 0 && left.every(draft => draft.is_kept))
  assert.equal((await held()).length, before - 1)
})

test('a file is called by what it is, and what could be an installer by its bytes is taken as an old document alone', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  assert.match(
    await upload(visitor, 'update.msi', compound),
    /update.msi must be a PDF, a picture or an Office document/,
  )
  await upload(visitor, 'notes.DOC', compound)
  await upload(visitor, 'letter.html', PDF)
  const reference = await sendAll(visitor)
  const names = await database.owner<{ name: string }>(
    `select file.name from concern join concern_file using (partnership_id, concern_id) join file using (partnership_id, file_id)
     where reference = $1 order by file.name`,
    [reference],
  )
  assert.deepEqual(
    names.map(({ name }) => name),
    ['attachment.doc', 'attachment.pdf'],
  )
})

test('a file that was taken out again, and those of a draft that was begun anew, are erased; what was sent stays', async () => {
  const files = async (): Promise<number> => (await database.owner('select from file where is_case')).length
  const worker = { partnershipId: ours.partnershipId, actor: 'job:erase-portal-drafts' }
  const erase = () => inContext(database.as('kith_worker'), worker, tx => deleteDraftsEnded(tx, clock.now()))
  clock.moveOn({ hours: 24 * 40 })
  await erase()
  const before = await files()
  const visitor = createVisitor(site)
  await answerAll(visitor)
  await upload(visitor, 'first.pdf', PDF)
  await visitor.post(START)
  await erase()
  assert.equal(await files(), before)
  await answerAll(visitor)
  const page = await upload(visitor, 'second.pdf', PDF)
  const fileId = /name="remove" value="([^"]+)"/.exec(page)?.[1] ?? ''
  await visitor.post('/raise/ours/questions/files', { remove: fileId, draft: draftOf(page) })
  await upload(visitor, 'third.pdf', PDF)
  await sendAll(visitor)
  clock.moveOn({ hours: 48 })
  await erase()
  assert.equal(await files(), before + 1)
})
