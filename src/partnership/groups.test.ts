import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeGroup, closeGroup, openGroup } from './arrange-group.ts'
import { listChairs, listMemberships } from './group.store.ts'
import { appointChair, seatMember } from './seat-people.ts'
import { listGroupsOn, readStructure } from './structure.store.ts'
import { createRegisters, group, on, refusal } from './testing/registers.ts'

const { app, site, ours, admin, asApp, opened, council, member, top } = await createRegisters()

test('a group cannot be opened without one above it, nor below one that does not stand', async () => {
  const orphan = await openGroup(app, admin, group('Orphan'))
  assert.match(refusal(orphan, 'parentIds'), /Orphan would have no group above it on 1 April 2022/)
  const early = await openGroup(app, admin, group('Too early', { parentIds: [top], startsOn: on('2021-01-01') }))
  assert.match(refusal(early, 'parentIds'), /does not stand on 1 January 2021/)
  const names = (await asApp(tx => listGroupsOn(tx, on('2022-04-01')))).map(each => each.name)
  assert.deepEqual(names, ['Executive Group'])
})

test('a group may answer to two, and never to itself through others', async () => {
  const first = await opened('Operational Group', { parentIds: [top] })
  const second = await opened('Practice Review Group', { parentIds: [top, first] })
  const circle = await changeGroup(app, admin, first, {
    ...group('Operational Group', { parentIds: [second], startsOn: on('2024-04-01') }),
    change: 'changed',
  })
  assert.match(refusal(circle, 'parentIds'), /accountable to itself/)
  const [stands] = (await asApp(tx => listGroupsOn(tx, on('2024-04-01')))).filter(each => each.groupId === second)
  assert.deepEqual(
    stands?.parents.map(parent => parent.name),
    ['Executive Group', 'Operational Group'],
  )
})

test('the database itself refuses a circle that a program would write', async () => {
  const [one, two] = [await opened('One', { parentIds: [top] }), await opened('Two', { parentIds: [top] })]
  const writing = asApp(async tx => {
    for (const [child, parent] of [
      [one, two],
      [two, one],
    ] as const)
      await tx
        .insertInto('group_accountability')
        .values({ partnership_id: ours, group_id: child, parent_group_id: parent, starts_on: on('2023-01-01') })
        .execute()
  })
  await assert.rejects(writing, /accountable to itself/)
})

test('a renamed group keeps its history, and a correction of the same day adds none', async () => {
  const id = await opened('Training & Workforce Development', { parentIds: [top] })
  const renamed = {
    ...group('Practice Improvement Group', { parentIds: [top], startsOn: on('2024-04-01') }),
    change: 'renamed' as const,
  }
  assert.ok((await changeGroup(app, admin, id, renamed)).isDone)
  assert.ok((await changeGroup(app, admin, id, { ...renamed, name: 'Practice Improvement', change: 'changed' })).isDone)
  const versions = (await asApp(readStructure)).versions.filter(version => version.groupId === id)
  assert.deepEqual(
    versions.map(version => [version.name, version.change, version.endsOn?.toString()]),
    [
      ['Training & Workforce Development', 'opened', '2024-03-31'],
      ['Practice Improvement', 'renamed', undefined],
    ],
  )
  const early = await changeGroup(app, admin, id, { ...renamed, startsOn: on('2023-01-01') })
  assert.match(refusal(early, 'startsOn'), /already changes on 1 April 2024/)
})

test('a group that others answer to alone cannot be closed; once they are moved it can, and its seats end with it', async () => {
  const parent = await opened('Quality & Performance', { parentIds: [top] })
  const child = await opened('Data Group', { parentIds: [parent] })
  await seatMember(app, admin, parent, {
    agencyId: council,
    personId: undefined,
    role: 'member',
    startsOn: on('2023-01-01'),
    endsOn: undefined,
  })
  const closing = { lastDay: on('2024-03-31'), reason: 'Replaced' }
  const held = await closeGroup(app, admin, parent, closing)
  assert.match(refusal(held, 'parentIds'), /Data Group would be accountable to a group that does not stand/)
  const moved = { ...group('Data Group', { parentIds: [top], startsOn: on('2024-04-01') }), change: 'changed' as const }
  assert.ok((await changeGroup(app, admin, child, moved)).isDone)
  assert.ok((await closeGroup(app, admin, parent, closing)).isDone)
  const [seat] = await asApp(tx => listMemberships(tx, { groupId: parent }))
  assert.equal(seat?.endsOn?.toString(), '2024-03-31')
})

test('a new chair ends the one before the day before', async () => {
  const term = (startsOn: string) => ({
    personId: undefined,
    words: 'Chair',
    startsOn: on(startsOn),
    endsOn: undefined,
  })
  assert.ok((await appointChair(app, admin, top, term('2022-04-01'))).isDone)
  assert.ok((await appointChair(app, admin, top, { ...term('2024-04-01'), words: 'Independent chair' })).isDone)
  const chairs = await asApp(tx => listChairs(tx, { groupId: top }))
  assert.deepEqual(
    chairs.map(chair => [chair.words, chair.endsOn?.toString()]),
    [
      ['Independent chair', undefined],
      ['Chair', '2024-03-31'],
    ],
  )
})

test('the structure is shown as at the day in the address, as a chart and as a list', async () => {
  const page = await site.get('/structure?on=2024-03-31', member.token)
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /<svg[^>]*role="img"/)
  assert.match(page.body, /Training &amp; Workforce Development<\/a>/)
  assert.doesNotMatch(page.body, /Practice Improvement<\/a>/)
  const compared = await site.get('/structure/compare?from=2024-03-31&to=2024-04-01', member.token)
  assert.match(compared.body, /Renamed/)
  const wrong = await site.get('/structure?on=31+February+2024', member.token)
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /Enter a day, like 31 March 2024/)
})
