import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createKept } from './kept.ts'

test('what was not asked for the longest is forgotten first', () => {
  const pages = createKept<string>(2)
  pages.keep('one', '1')
  pages.keep('two', '2')
  assert.equal(pages.find('one'), '1')
  pages.keep('three', '3')
  assert.deepEqual([pages.find('one'), pages.find('two'), pages.find('three')], ['1', undefined, '3'])
})
