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
      const boxes = layOutGroups(nodes)
      for (const [index, a] of boxes.entries()) {
        for (const b of boxes.slice(index + 1)) {
          const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
          assert.ok(apart, `${a.node.id} and ${b.node.id}`)
        }
      }
    }),
  )
})

test('every group stands to the right of all that it is accountable to', () => {
  fc.assert(
    fc.property(anyStructure, nodes => {
      const boxes = new Map(layOutGroups(nodes).map(box => [box.node.id, box]))
      assert.equal(boxes.size, nodes.length)
      for (const node of nodes) {
        for (const parent of node.parents) assert.ok((boxes.get(parent)?.x ?? 0) < (boxes.get(node.id)?.x ?? 0))
      }
    }),
  )
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
