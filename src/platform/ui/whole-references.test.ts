import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from './html.ts'
import { wholeReferences } from './whole-references.ts'

test('each reference of a text stays whole, and what stands beside it is escaped as ever', () => {
  assert.equal(
    String(html`${wholeReferences('AC-2026-D445D & EN-2026-MTVCX, not AC-20')}`),
    '<span class="kith-whole">AC-2026-D445D</span> &amp; <span class="kith-whole">EN-2026-MTVCX</span>, not AC-20',
  )
})
