import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { componentOptionsFile, generateComponentOptions } from '../../../scripts/generate-component-options.ts'
import type { GovukOptions, MojOptions } from './component-options.generated.ts'
import { govuk, moj } from './design-system.ts'
import { html, unsafeHtml } from './html.ts'

interface Fixture {
  readonly name: string
  readonly options: Record<string, unknown>
  readonly html: string
}

const components = new URL('../../../node_modules/govuk-frontend/dist/govuk/components/', import.meta.url)

// The fixtures carry markup as plain strings, which the bridge refuses.
function withSafeHtml(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return /html$/i.test(name) ? unsafeHtml(value) : value
  if (Array.isArray(value)) return value.map(item => withSafeHtml(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withSafeHtml(item, key)]))
}

async function readFixtures(component: string): Promise<readonly Fixture[]> {
  const file = JSON.parse(await readFile(new URL(`${component}/fixtures.json`, components), 'utf8'))
  return (file as { fixtures: readonly Fixture[] }).fixtures
}

test('the bridge reproduces every fixture that govuk-frontend ships', async () => {
  const folders = (await readdir(components, { withFileTypes: true })).filter(entry => entry.isDirectory())
  const differing: string[] = []
  let count = 0
  for (const { name: component } of folders) {
    for (const fixture of await readFixtures(component)) {
      count++
      const options = withSafeHtml(fixture.options) as GovukOptions[keyof GovukOptions]
      const rendered = govuk(component as keyof GovukOptions, options).toString()
      if (rendered !== fixture.html.trim()) differing.push(`${component}: ${fixture.name}`)
    }
  }
  assert.deepEqual({ count, differing }, { count: 725, differing: [] })
})

test('every moj component renders, and escapes the text it is given', async () => {
  const generated = await readFile(componentOptionsFile, 'utf8')
  const listed = generated.slice(generated.indexOf('export interface MojOptions'))
  const names = [...listed.matchAll(/readonly '?([a-z-]+)'?:/g)].map(([, name]) => name as keyof MojOptions)
  assert.equal(names.length, 23)
  const options: Record<string, unknown> = { text: '<b>', items: [{ text: '<b>', href: '#' }], sections: [] }
  for (const name of names)
    assert.ok(
      !moj(name, options as MojOptions[typeof name])
        .toString()
        .includes('<b>'),
      name,
    )
})

test('the option types are those of the installed components', async () => {
  assert.equal(await readFile(componentOptionsFile, 'utf8'), await generateComponentOptions(), 'run npm run generate')
})

test('text is escaped, html is kept, and a plain string is refused where html is wanted', () => {
  assert.match(govuk('button', { text: 'Save <now>' }).toString(), /Save &lt;now&gt;/)
  assert.match(govuk('inset-text', { html: html`<b>${'a<'}</b>` }).toString(), /<b>a&lt;<\/b>/)
  const wrong = { html: '<script>' } as unknown as GovukOptions['button']
  assert.throws(() => govuk('button', wrong), /takes html, not text/)
})
