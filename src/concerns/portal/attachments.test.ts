import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inContext } from '#platform/db/context.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { movingClock } from '#platform/testing/moving-clock.ts'
import { createTestApp, createTestSite } from '#platform/testing/site.ts'
import { createVisitor } from '#platform/testing/visitor.ts'
import { createConcernsPlace } from '../testing/concerns.ts'
import { deleteDraftsEnded } from './draft.store.ts'
import { portalRoutes } from './portal.routes.ts'
import { answerAll, draftOf, PDF, PROFESSIONAL, START, sendAll, upload } from './testing/walk.ts'

const database = await cloneTestDatabase()
const clock = movingClock('2024-05-02T15:47:00Z')
const ours = await createConcernsPlace(database)
const site = await createTestSite(createTestApp(database, clock), portalRoutes)

test('files are told by their bytes, kept under a name that names nobody, and sent with the concern', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  const refused = await upload(site, visitor, 'Arthur Pellow.pdf', Buffer.from('#!/bin/sh\necho no\n'))
  assert.match(refused, /Arthur Pellow.pdf must be a PDF, a picture or an Office document/)
  assert.match(await upload(site, visitor, 'Arthur Pellow.pdf', PDF), /Files you have added[\s\S]*Arthur Pellow.pdf/)
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
  await upload(site, forgotten, 'letter.pdf', PDF)
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
    await upload(site, visitor, 'update.msi', compound),
    /update.msi must be a PDF, a picture or an Office document/,
  )
  await upload(site, visitor, 'notes.DOC', compound)
  await upload(site, visitor, 'letter.html', PDF)
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
  await upload(site, visitor, 'first.pdf', PDF)
  await visitor.post(START)
  await erase()
  assert.equal(await files(), before)
  await answerAll(visitor)
  const page = await upload(site, visitor, 'second.pdf', PDF)
  const fileId = /name="remove" value="([^"]+)"/.exec(page)?.[1] ?? ''
  await visitor.post('/raise/ours/questions/files', { remove: fileId, draft: draftOf(page) })
  await upload(site, visitor, 'third.pdf', PDF)
  await sendAll(visitor)
  clock.moveOn({ hours: 48 })
  await erase()
  assert.equal(await files(), before + 1)
})

const countedToday = (source: string, bytes: number) =>
  database.owner(
    `insert into portal_upload (partnership_id, uploaded_on, source, bytes) values ($1, $2, $3, $4)
     on conflict (partnership_id, uploaded_on, source) do update set bytes = excluded.bytes`,
    [ours.partnershipId, clock.today().toString(), source, bytes],
  )

test('once a day has brought too much from those who did not sign in, files are refused in a plain sentence and the concern is taken', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  await countedToday('', 2_999_999_999)
  const refused = await upload(site, visitor, 'Arthur Pellow.pdf', PDF)
  assert.match(refused, /We cannot take more files here today\. Send your concern without them/)
  assert.doesNotMatch(refused, /Files you have added/)
  const draft = draftOf((await visitor.get('/raise/ours/questions/files')).body)
  await visitor.post('/raise/ours/questions/files', { draft })
  assert.match(await sendAll(visitor), /^AC-/)
  await countedToday('', 0)
})

test('one address cannot use up the room of everybody, and its pseudonym is another the next day', async () => {
  const visitor = createVisitor(site)
  await answerAll(visitor)
  await upload(site, visitor, 'first.pdf', PDF)
  const sources = async () =>
    (
      await database.owner<{ source: string }>(
        "select source from portal_upload where source <> '' order by uploaded_on",
      )
    ).map(({ source }) => source)
  const own = (await sources()).at(-1) ?? ''
  assert.ok(own !== '' && !own.includes('127.0.0.1'))
  await countedToday(own, 299_999_999)
  assert.match(await upload(site, visitor, 'second.pdf', PDF), /We cannot take more files here today/)
  clock.moveOn({ hours: 24 })
  const later = createVisitor(site)
  await answerAll(later)
  assert.match(await upload(site, later, 'third.pdf', PDF), /Files you have added[\s\S]*third.pdf/)
  const all = await sources()
  assert.ok(all.length > 1 && new Set(all).size === all.length)
})
