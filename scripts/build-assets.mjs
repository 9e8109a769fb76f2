// Plain JavaScript: set-up runs this on Node 20, before Node 26 and its native TypeScript are there.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = join(root, 'assets')
const built = join(root, 'var', 'assets')
const manifestFile = join(built, 'manifest.json')
const publicPath = '/assets'
const packers = { br: promisify(brotliCompress), gz: promisify(gzip) }

async function filesUnder(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

async function inputsHash() {
  const hash = createHash('sha256')
  const inputs = [...(await filesUnder(sources)), join(root, 'package-lock.json'), fileURLToPath(import.meta.url)]
  for (const file of inputs) hash.update(relative(root, file)).update(await readFile(file))
  return hash.digest('hex')
}

async function readManifest() {
  try {
    return JSON.parse(await readFile(manifestFile, 'utf8'))
  } catch {
    return undefined
  }
}

async function compileStyles() {
  const { compile } = await import('sass')
  return compile(join(sources, 'app.scss'), { loadPaths: [root], quietDeps: true }).css
}

async function bundle(stdin, entry) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    ...(stdin ? { stdin: { contents: stdin, loader: 'css', resolveDir: root } } : { entryPoints: [entry] }),
    bundle: true,
    minify: true,
    write: false,
    legalComments: 'none',
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    loader: { '.woff2': 'file' },
    outdir: built,
    publicPath,
    entryNames: 'app-[hash]',
    assetNames: '[name]-[hash]',
    logLevel: 'warning',
  })
  return outputFiles.map(file => ({ name: basename(file.path), contents: file.contents }))
}

const withHash = (name, contents) => {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8).toUpperCase()
  return `${basename(name, extname(name))}-${hash}${extname(name)}`
}

async function staticFiles() {
  const files = {}
  const outputs = []
  const add = (name, contents) => {
    files[name] = withHash(name, contents)
    outputs.push({ name: files[name], contents })
  }
  const names = (await readdir(join(sources, 'images'))).sort()
  for (const name of names) add(name, await readFile(join(sources, 'images', name)))
  const manifest = await readFile(join(sources, 'app.webmanifest'), 'utf8')
  add(
    'app.webmanifest',
    manifest.replace(/asset:([\w.-]+)/g, (_, name) => `${publicPath}/${files[name]}`),
  )
  return { files, outputs }
}

// Packed once here, so that the server sends the small file without packing it for each request.
async function packed(outputs) {
  const texts = outputs.filter(({ name }) => /\.(?:css|js|svg)$/.test(name))
  const files = texts.flatMap(({ name, contents }) =>
    Object.entries(packers).map(async ([suffix, pack]) => ({
      name: `${name}.${suffix}`,
      contents: await pack(contents),
    })),
  )
  return Promise.all(files)
}

async function replaceFile(path, contents) {
  const unfinished = `${path}.${process.pid}`
  await writeFile(unfinished, contents)
  await rename(unfinished, path)
}

const isWhole = (manifest, inputs) =>
  manifest?.inputs === inputs && Object.values(manifest.files).every(name => existsSync(join(built, name)))

/** Whether what is in `var/assets` was made from the files of now. */
export const builtAlready = async () => isWhole(await readManifest(), await inputsHash())

/** Compiles `assets/` into `var/assets` unless what is there was made from the same inputs. */
export async function buildAssets() {
  const inputs = await inputsHash()
  const before = await readManifest()
  if (isWhole(before, inputs)) return { built: false, files: before.files }
  const [styles, script, copied] = await Promise.all([
    compileStyles().then(css => bundle(css, undefined)),
    bundle(undefined, join(sources, 'app.ts')),
    staticFiles(),
  ])
  const plain = [...styles, ...script, ...copied.outputs]
  const outputs = [...plain, ...(await packed(plain))]
  const files = { ...copied.files }
  for (const { name } of outputs) if (/^app-\w+\.(?:css|js)$/.test(name)) files[`app${extname(name)}`] = name

  await mkdir(built, { recursive: true })
  for (const { name, contents } of outputs) await replaceFile(join(built, name), contents)
  await replaceFile(manifestFile, `${JSON.stringify({ inputs, files }, null, 2)}\n`)

  // The files of the build before stay, for pages that are open now.
  const kept = new Set(['manifest.json', ...outputs.map(({ name }) => name), ...Object.values(before?.files ?? {})])
  for (const name of await readdir(built)) {
    if (!kept.has(name.replace(/(?<=\.(?:css|js|svg))\.(?:br|gz)$/, ''))) await rm(join(built, name), { force: true })
  }
  return { built: true, files }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { built: isNew, files } = await buildAssets()
  if (isNew) console.log(`Built the pages' styles and scripts: ${files['app.css']}, ${files['app.js']}`)
}
