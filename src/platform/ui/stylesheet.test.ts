import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'

const root = new URL('../../../', import.meta.url)

// Written in html, with the classes of the component.
const WRITTEN_BY_HAND = ['back-link', 'breadcrumbs', 'service-navigation', 'skip-link']

test('the stylesheet carries the styles of each official component that a page uses', async () => {
  const styles = await readFile(new URL('assets/app.scss', root), 'utf8')
  const files = (await readdir(new URL('src/', root), { recursive: true })).filter(name =>
    /(?<!\.test)\.ts$/.test(name),
  )
  const used = new Set(WRITTEN_BY_HAND.map(name => `govuk/components/${name}`))
  for (const file of files) {
    const source = await readFile(new URL(`src/${file}`, root), 'utf8')
    for (const [, library, name] of source.matchAll(/\b(govuk|moj)\(\s*'([a-z-]+)'/g)) {
      used.add(library === 'govuk' ? `govuk/components/${name}` : `moj/components/${name}/${name}`)
    }
  }
  const missing = [...used].filter(path => !styles.includes(`${path}"`) && !styles.includes(`${path}'`))
  assert.deepEqual(missing, [], 'add a line for it to assets/app.scss')
})
