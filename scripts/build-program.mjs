// Bundles Kith with the packages it uses into files that Node reads in a third of the time. Only a start with nothing edited
// since uses them; every other runs the files of src/. Plain JavaScript, because run.mjs asks on any Node from 20.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const built = join(root, 'var/program')
const manifestFile = join(built, 'manifest.json')
/** The newest, and two that may still be running. */
const KEPT = 3
const COARSE_CLOCK_MS = 100

/** The folder of the bundle, when that was made from the files of now. */
export function builtProgram() {
  try {
    const { madeIn, folder, stamps } = JSON.parse(readFileSync(manifestFile, 'utf8'))
    const isFresh = Object.entries(stamps).every(([path, stamp]) => stamp === stampOf(statSync(join(root, path))))
    return madeIn === root && isFresh ? folder : undefined
  } catch {
    return undefined // there is none, or a file is gone
  }
}

/** Node keeps what it compiled beside the bundle, so that both go together. */
export const environmentFor = folder => ({ ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') })

const stampOf = ({ mtimeMs, size }) => `${mtimeMs} ${size}`

// A module of ours finds the files beside it by its own address, which must stay what it was.
const keepAddresses = {
  name: 'keep-addresses',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const contents = source
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
      return { contents, loader: 'ts' }
    }),
}

async function bundle(outdir) {
  const { build } = await import('esbuild')
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts', 'src/part.ts'],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node26',
    external: ['pg-native'], // pg looks for it, and does without
    banner: { js: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url)" },
    plugins: [keepAddresses],
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'silent',
  })
  const settings = ['package.json', 'package-lock.json', relative(root, import.meta.filename)]
  return { read: [...Object.keys(metafile.inputs), ...settings], written: Object.keys(metafile.outputs) }
}

// Shows that every process can be read from it, and has Node keep them compiled.
async function tryOut(folder) {
  const options = { stdio: 'ignore', env: environmentFor(folder) }
  for (const part of ['web', 'worker', 'public']) {
    const child = fork(join(folder, 'part.js'), [part], options)
    child.disconnect()
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`the ${part} process cannot be read from it`)
  }
}

const statsOf = paths => Promise.all(paths.map(async path => [path, await stat(join(root, path))]))

async function buildProgram() {
  const began = Date.now()
  const folder = join(built, String(began))
  try {
    await mkdir(folder, { recursive: true })
    const { read, written } = await bundle(folder)
    await tryOut(folder)
    const inputs = await statsOf(read)
    // It may hold what stood in a file before.
    if (inputs.some(([, { ctimeMs }]) => ctimeMs > began - COARSE_CLOCK_MS)) throw new EditedMeanwhile()
    const stamps = [...inputs, ...(await statsOf(written))].map(([path, found]) => [path, stampOf(found)])
    const unfinished = `${manifestFile}.${began}`
    await writeFile(unfinished, JSON.stringify({ madeIn: root, folder, stamps: Object.fromEntries(stamps) }))
    await rename(unfinished, manifestFile)
    await removeOld()
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

class EditedMeanwhile extends Error {}

async function removeOld() {
  const folders = (await readdir(built)).filter(name => /^\d+$/.test(name)).sort()
  for (const old of folders.slice(0, -KEPT)) await rm(join(built, old), { recursive: true, force: true })
}

async function buildUnlessBuilt() {
  if (builtProgram()) return
  setPriority(constants.priority.PRIORITY_LOW) // whoever uses Kith meanwhile comes first
  try {
    await buildProgram()
  } catch (error) {
    const isExpected = error instanceof EditedMeanwhile || error.code === 'EACCES' || error.code === 'EROFS'
    if (!isExpected) console.error(`Kith could not be bundled, so the next start is no quicker: ${firstLine(error)}`)
    process.exitCode = 1
  }
}

const firstLine = ({ errors, message }) => errors?.[0]?.text ?? String(message).split('\n')[0]

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildUnlessBuilt()
