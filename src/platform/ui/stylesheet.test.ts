import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const root = new URL('../../../', import.meta.url)

// Written in html, with the classes of the component.
const WRITTEN_BY_HAND = ['back-link', 'breadcrumbs', 'service-navigation', 'skip-link']

// Names by which script or a test finds an element, or which only mark what a page is.
const UNSTYLED = new Set(['kith-staff', 'kith-document-head'])

const names = await readdir(new URL('src/', root), { recursive: true })
const files = names.filter(name => /(?<!\.test)\.ts$/.test(name))
const sources = await Promise.all(
  files.map(async name => ({ name, text: await readFile(new URL(`src/${name}`, root), 'utf8') })),
)

test('the stylesheet carries the styles of each official component that a page uses', async () => {
  const styles = await readFile(new URL('assets/app.scss', root), 'utf8')
  const used = new Set(WRITTEN_BY_HAND.map(name => `govuk/components/${name}`))
  for (const { text } of sources) {
    for (const [, library, name] of text.matchAll(/\b(govuk|moj)\(\s*'([a-z-]+)'/g)) {
      used.add(library === 'govuk' ? `govuk/components/${name}` : `moj/components/${name}/${name}`)
    }
  }
  const missing = [...used].filter(path => !styles.includes(`${path}"`) && !styles.includes(`${path}'`))
  assert.deepEqual(missing, [], 'add a line for it to assets/app.scss')
})

test('each class of ours that a page carries has a style', async () => {
  const { css } = compile(fileURLToPath(new URL('assets/app.scss', root)), {
    loadPaths: [fileURLToPath(root)],
    quietDeps: true,
  })
  const own = names.filter(name => name.endsWith('.css')).map(name => readFile(new URL(`src/${name}`, root), 'utf8'))
  const all = [css, ...(await Promise.all(own))].join('\n')
  const styled = new Set([...all.matchAll(/\.(kith-[\w-]+)/g)].map(([, name]) => name))
  const unstyled = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/class="([^"$]*)"/g)]
      .flatMap(([, classes = '']) => classes.split(/\s+/))
      .filter(each => each.startsWith('kith-') && !styled.has(each) && !UNSTYLED.has(each))
      .map(each => `${name}: ${each}`),
  )
  assert.deepEqual(unstyled, [], 'give it a style below assets/styles, or take it away')
})
