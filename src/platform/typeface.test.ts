import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typefaceMetrics } from './typeface.ts'

const codePoint = (character: string): number => character.codePointAt(0) ?? 0

test('the typeface is wider in bold, and knows the letters it has', () => {
  const regular = typefaceMetrics('regular')
  const bold = typefaceMetrics('bold')
  const width = (text: string, metrics = regular): number =>
    [...text].reduce((sum, character) => sum + metrics.advance(codePoint(character)), 0)
  assert.ok(width('Safeguarding', bold) > width('Safeguarding'))
  assert.ok(width('W') > width('i'))
  for (const letter of 'AzéŁ£€–“”−') assert.ok(regular.covers(codePoint(letter)), letter)
  assert.equal(regular.covers(0x1f600), false)
})
