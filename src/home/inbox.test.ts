import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { DueItem } from '#platform/due-item.ts'
import { firstOf, INBOX_SECTIONS, sectionOf, sortInbox } from './inbox.ts'

const TODAY = Temporal.PlainDate.from('2024-05-08')
const due = (days: number | undefined, title = 'Item'): DueItem => ({
  title,
  href: '/',
  act: 'Open',
  why: '',
  whose: '',
  dueOn: days === undefined ? undefined : TODAY.add({ days }),
})

test('the day decides the section, and its edges are in the nearer one', () => {
  assert.deepEqual(
    [-1, 0, 1, 2, 10, 11].map(days => sectionOf(due(days), TODAY)),
    ['late', 'tomorrow', 'tomorrow', 'ten-days', 'ten-days', 'later'],
  )
  assert.equal(sectionOf(due(undefined), TODAY), 'undated')
  assert.equal(sectionOf({ ...due(undefined), quietSince: TODAY }, TODAY), 'quiet')
})

test('every item stands in the inbox once, and the longest late is first', () => {
  const anyItem = fc.option(fc.integer({ min: -50, max: 50 }), { nil: undefined }).map(days => due(days))
  fc.assert(
    fc.property(fc.array(anyItem), items => {
      const inbox = sortInbox(items, TODAY)
      const all = Object.keys(INBOX_SECTIONS).flatMap(section => inbox[section as keyof typeof INBOX_SECTIONS])
      assert.equal(all.length, items.length)
      const dated = items.filter(
        item => item.dueOn && Temporal.PlainDate.compare(item.dueOn, TODAY.add({ days: 1 })) <= 0,
      )
      const earliest = dated.map(item => String(item.dueOn)).sort()[0]
      assert.equal(firstOf(inbox)?.dueOn?.toString(), earliest)
    }),
  )
})
