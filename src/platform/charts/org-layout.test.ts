import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layOutGroups, type OrgNode } from './org-layout.ts'

const anyStructure: fc.Arbitrary<OrgNode[]> = fc
  .array(fc.tuple(fc.lorem({ maxCount: 9 }), fc.array(fc.nat(), { maxLength: 3 })), { maxLength: 20 })
  .map(groups =>
    groups.map(([name, above], index) => ({
      id: `g${index}`,
      name,
      parents: index === 0 ? [] : [...new Set(above.map(pick => `g${pick % index}`))],
    })),
  )

test('no two boxes of any structure overlap', () => {
  fc.assert(
    fc.property(anyStructure, nodes => {
      const { boxes, width, height } = layOutGroups(nodes)
      assert.equal(boxes.length, nodes.length)
      for (const box of boxes) assert.ok(box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height)
      for (const [index, a] of boxes.entries()) {
        for (const b of boxes.slice(index + 1)) {
          const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
          assert.ok(apart, `${a.node.id} and ${b.node.id}`)
        }
      }
    }),
  )
})

test('every group stands below the one that it is first accountable to, and names any other', () => {
  fc.assert(
    fc.property(anyStructure, nodes => {
      const boxes = new Map(layOutGroups(nodes).boxes.map(box => [box.node.id, box]))
      for (const node of nodes) {
        const [first, ...others] = node.parents
        if (first !== undefined) assert.ok((boxes.get(first)?.y ?? 0) < (boxes.get(node.id)?.y ?? 0))
        const hasNote = boxes.get(node.id)?.noteLines.join(' ').startsWith('Also to ') ?? false
        assert.equal(hasNote, others.length > 0)
      }
    }),
  )
})

test('a line leads from every group to each one below it, and touches both', () => {
  fc.assert(
    fc.property(anyStructure, nodes => {
      const { boxes, lines } = layOutGroups(nodes)
      assert.equal(lines.length, nodes.filter(node => node.parents.length > 0).length)
      const touches = ([x, y]: readonly [number, number]): boolean =>
        boxes.some(box => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height)
      for (const line of lines) for (const end of [line[0], line.at(-1)]) assert.ok(end && touches(end))
    }),
  )
})

test('a dozen groups below one stand in rows of three, so that the picture fits half a sheet', () => {
  const below = Array.from({ length: 12 }, (_, index) => ({
    id: `g${index}`,
    name: `Group ${index}`,
    parents: ['top'],
  }))
  const { width, height } = layOutGroups([{ id: 'top', name: 'Executive Group', parents: [] }, ...below])
  assert.ok(width <= 640 && height < width / 1.5, `${width} x ${height}`)
})

test('a group that is accountable to itself through others is named, not drawn', () => {
  const nodes = [
    { id: 'a', name: 'First', parents: ['b'] },
    { id: 'b', name: 'Second', parents: ['a'] },
  ]
  assert.throws(() => layOutGroups(nodes), /First is accountable to itself/)
})

test('a parent that is not in the chart is named', () => {
  assert.throws(() => layOutGroups([{ id: 'a', name: 'First', parents: ['b'] }]), /not in the chart: b/)
})
