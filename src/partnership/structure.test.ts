import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Accountability,
  type Branch,
  type GroupVersion,
  nestStructure,
  type StructureHistory,
  structureFaults,
  structureOn,
} from './structure.ts'
import { compareStructures } from './structure-changes.ts'
import { covers, hasEndedBy, overlaps, type Term, turningDays } from './term.ts'

const START = Temporal.PlainDate.from('2022-04-01')
const day = (offset: number): Temporal.PlainDate => START.add({ days: offset })

const anyTerm: fc.Arbitrary<Term> = fc
  .tuple(fc.nat(60), fc.option(fc.nat(40), { nil: undefined }))
  .map(([start, length]) => ({
    startsOn: day(start),
    endsOn: length === undefined ? undefined : day(start + length),
  }))

const version = (groupId: string, term: Term, rest: Partial<GroupVersion> = {}): GroupVersion => ({
  groupVersionId: `${groupId}-${term.startsOn}`,
  groupId,
  name: groupId,
  remit: '',
  kind: 'delivery',
  standing: 'within',
  change: 'opened',
  note: '',
  ...term,
  ...rest,
})

const edge = (groupId: string, parentId: string, term: Term): Accountability => ({
  accountabilityId: `${groupId}-${parentId}-${term.startsOn}`,
  groupId,
  parentId,
  position: 1,
  isInferred: false,
  note: '',
  ...term,
})

const always: Term = { startsOn: START, endsOn: undefined }

/** Any history at all: groups and edges with any terms, most of them impossible. */
const anyHistory: fc.Arbitrary<StructureHistory> = fc.record({
  versions: fc
    .array(fc.tuple(fc.nat(5), anyTerm, fc.constantFrom('top', 'within', 'external' as const)), { maxLength: 8 })
    .map(rows =>
      rows
        .filter(([id], index) => rows.findIndex(([other]) => other === id) === index)
        .map(([id, term, standing]) => version(`g${id}`, term, { standing })),
    ),
  accountabilities: fc
    .array(fc.tuple(fc.nat(5), fc.nat(5), anyTerm), { maxLength: 8 })
    .map(rows =>
      rows
        .filter(([child, parent]) => child !== parent)
        .map(([child, parent, term]) => edge(`g${child}`, `g${parent}`, term)),
    ),
})

test('a term covers its first and its last day and none outside', () => {
  fc.assert(
    fc.property(anyTerm, term => {
      assert.ok(covers(term, term.startsOn))
      assert.ok(!covers(term, term.startsOn.subtract({ days: 1 })))
      if (term.endsOn) {
        assert.ok(covers(term, term.endsOn))
        assert.ok(!covers(term, term.endsOn.add({ days: 1 })))
        assert.ok(hasEndedBy(term, term.endsOn.add({ days: 1 })))
      }
    }),
  )
})

test('two terms overlap exactly when some day is in both', () => {
  fc.assert(
    fc.property(anyTerm, anyTerm, (one, other) => {
      const shared = Array.from({ length: 130 }, (_, index) => day(index)).some(
        each => covers(one, each) && covers(other, each),
      )
      assert.equal(overlaps(one, other), shared)
      assert.equal(overlaps(other, one), shared)
    }),
  )
})

test('as at any day, a history without faults is a forest: each group once, no group above itself, none within it alone', () => {
  let sound = 0
  fc.assert(
    fc.property(anyHistory, fc.nat(110), (history, offset) => {
      if (structureFaults(history).length > 0) return
      sound++
      const groups = structureOn(history, day(offset))
      const byId = new Map(groups.map(group => [group.groupId, group]))
      assert.equal(byId.size, groups.length)
      const seen: string[] = []
      const walk = (branches: readonly Branch[]): void => {
        for (const branch of branches) {
          seen.push(branch.group.groupId)
          walk(branch.branches)
        }
      }
      walk(nestStructure(groups))
      assert.deepEqual(seen.toSorted(), groups.map(group => group.groupId).toSorted())
      for (const group of groups) {
        assert.ok(group.standing !== 'within' || group.parents.length > 0)
        assert.ok(group.parents.every(parent => byId.has(parent.groupId)))
      }
    }),
    { numRuns: 3000 },
  )
  assert.ok(sound > 100, `only ${sound} histories were sound`)
})

test('what begins after a day or ended before it does not matter to that day', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(110), (history, offset) => {
      const on = day(offset)
      const isThere = (term: Term): boolean => covers(term, on)
      const alone = {
        versions: history.versions.filter(isThere),
        accountabilities: history.accountabilities.filter(isThere),
      }
      assert.deepEqual(structureOn(history, on), structureOn(alone, on))
    }),
  )
})

test('between two turning days the structure does not change', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(110), (history, offset) => {
      const on = day(offset)
      const turns = turningDays([...history.versions, ...history.accountabilities])
      const last = turns.findLast(turn => Temporal.PlainDate.compare(turn, on) <= 0)
      if (last) assert.deepEqual(structureOn(history, on), structureOn(history, last))
      else assert.deepEqual(structureOn(history, on), [])
    }),
  )
})

test('a group within the partnership without one above it is a fault on that day', () => {
  const history = {
    versions: [version('top', always, { standing: 'top' }), version('below', always)],
    accountabilities: [edge('below', 'top', { startsOn: START, endsOn: day(9) })],
  }
  assert.deepEqual(structureFaults(history), ['below would have no group above it on 11 April 2022'])
})

test('a circle is a fault only on days that all its steps share', () => {
  const circle = (later: Term): StructureHistory => ({
    versions: ['a', 'b'].map(id => version(id, always, { standing: 'external' })),
    accountabilities: [edge('a', 'b', { startsOn: START, endsOn: day(4) }), edge('b', 'a', later)],
  })
  assert.deepEqual(structureFaults(circle({ startsOn: day(5), endsOn: undefined })), [])
  assert.match(structureFaults(circle({ startsOn: day(4), endsOn: undefined })).join(), /accountable to itself/)
})

test('a group may answer to two others, and the list names it once, below the first', () => {
  const groups = structureOn(
    {
      versions: [...['top', 'other'].map(id => version(id, always, { standing: 'top' })), version('below', always)],
      accountabilities: [edge('below', 'top', always), { ...edge('below', 'other', always), position: 2 }],
    },
    START,
  )
  const [other, top] = nestStructure(groups)
  assert.deepEqual(
    top?.branches.map(branch => branch.group.parents.map(parent => parent.name)),
    [['top', 'other']],
  )
  assert.deepEqual(other?.branches, [])
})

test('a structure compared with itself has not changed', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(110), (history, offset) => {
      assert.ok(compareStructures(history, day(offset), day(offset)).every(group => group.changes.length === 0))
    }),
  )
})

test('new, closed, renamed, moved, narrowed and gone outside are told apart', () => {
  const before = { startsOn: START, endsOn: day(9) }
  const after = { startsOn: day(10), endsOn: undefined }
  const history = {
    versions: [
      version('top', always, { standing: 'top' }),
      version('assurance', after),
      version('quality', before),
      version('training', before, { name: 'Training' }),
      version('training', after, { name: 'Practice', change: 'renamed' }),
      version('safety', always),
      version('exploitation', before, { remit: 'everybody' }),
      version('exploitation', after, { remit: 'children', change: 'narrowed' }),
      version('capacity', before),
      version('capacity', after, { standing: 'external', change: 'left-partnership' }),
    ],
    accountabilities: [
      edge('assurance', 'top', after),
      edge('quality', 'top', before),
      edge('training', 'top', always),
      edge('safety', 'top', before),
      edge('safety', 'assurance', after),
      edge('exploitation', 'top', always),
      edge('capacity', 'top', before),
    ],
  }
  assert.deepEqual(structureFaults(history), [])
  const changes = Object.fromEntries(
    compareStructures(history, day(9), day(10)).map(group => [group.groupId, group.changes]),
  )
  assert.deepEqual(changes, {
    top: [],
    assurance: ['new'],
    quality: ['closed'],
    training: ['renamed'],
    safety: ['moved'],
    exploitation: ['narrowed'],
    capacity: ['left-partnership'],
  })
})
