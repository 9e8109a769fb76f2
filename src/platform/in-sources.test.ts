import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { inSources } from './in-sources.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-sources-'))
after(() => rmSync(folder, { recursive: true }))

test('a place in a bundle is told as the place in the file it was made from', async () => {
  const outdir = join(folder, 'var/program/1')
  mkdirSync(outdir, { recursive: true })
  const contents = `type Nothing = undefined\n\n\nexport function fail(): never {\n  throw new Error('as expected')\n}\n`
  const stdin = { contents, sourcefile: join(folder, 'src/fail.ts'), loader: 'ts' } as const
  await build({ stdin, outfile: join(outdir, 'main.js'), sourcemap: true, format: 'esm', logLevel: 'silent' })
  const { fail } = await import(pathToFileURL(join(outdir, 'main.js')).href)
  assert.throws(fail, (error: Error) => {
    const told = inSources(error.stack ?? '')
    assert.match(told, /^Error: as expected\n {4}at fail \(file:\/\/\S*\/src\/fail\.ts:5:9\)\n/)
    assert.ok(!told.includes('var/program'))
    return true
  })
})

test('a place elsewhere, or in a bundle without its map, is left as it is', () => {
  const stack = `Error: no\n    at a (file:///kith/src/a.ts:1:2)\n    at b (file:///kith/var/program/1/gone.js:3:4)`
  assert.equal(inSources(stack), stack)
})
