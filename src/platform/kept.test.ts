import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDrawnPages } from './drawn-pages.ts'
import { html } from './html.ts'

test('the page that was not asked for the longest is forgotten first', () => {
  const pages = createDrawnPages(2)
  const [one, two, three] = [html`1`, html`2`, html`3`]
  pages.keep('one', one)
  pages.keep('two', two)
  assert.equal(pages.find('one'), one)
  pages.keep('three', three)
  assert.deepEqual([pages.find('one'), pages.find('two'), pages.find('three')], [one, undefined, three])
})
