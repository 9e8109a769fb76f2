import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wrapText } from './letters.ts'
import { spread } from './line-labels.ts'

test('labels at the ends of lines never overlap and keep their order', () => {
  const box = fc.record({ centre: fc.double({ min: 0, max: 300, noNaN: true }), height: fc.constantFrom(16, 32) })
  fc.assert(
    fc.property(fc.array(box, { maxLength: 8 }), boxes => {
      const ordered = boxes.toSorted((a, b) => a.centre - b.centre)
      const tops = spread(ordered, 4)
      for (const [index, top] of tops.entries()) {
        const above = tops[index - 1]
        if (above !== undefined) assert.ok(top >= above + (ordered[index - 1]?.height ?? 0) + 4 - 0.02)
      }
    }),
  )
})

test('wrapping text loses no letter', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 300 }), (text, width) => {
      const bare = (part: string): string => part.replace(/\s+/gu, '')
      assert.equal(bare(wrapText(text, width, 15).join('')), bare(text))
    }),
  )
})
