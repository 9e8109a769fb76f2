import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'

/** The rooms, left to right: a room may import those before it. Rooms in one list never import each other. */
const ORDER: readonly (readonly string[])[] = [
  ['platform'],
  ['partnership'],
  ['indicators'],
  ['publishing'],
  ['intake'],
  ['learning'],
  ['returns'],
  ['governance', 'plan', 'concerns', 'reviews', 'audits', 'training', 'conferences'],
  ['report', 'home', 'report-check'],
]

interface Import {
  readonly from: string
  readonly target: string
  readonly typeOnly: boolean
}

const Doors = z.object({ imports: z.record(z.string(), z.string()) })
const doors = Doors.parse(JSON.parse(readFileSync('package.json', 'utf8'))).imports
const files = globSync('src/**/*.ts')
const sources = new Map(files.map(file => [file, readFileSync(file, 'utf8')]))
const production = files.filter(
  file => !file.endsWith('.test.ts') && !file.includes('/testing/') && !file.endsWith('.generated.ts'),
)
const imports = production.flatMap(importsOf)

function importsOf(file: string): Import[] {
  const text = sources.get(file) ?? ''
  const statement =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g
  return [...text.matchAll(statement)].map(match => ({
    from: file,
    target: resolve(file, match[2] ?? match[3] ?? ''),
    typeOnly: match[1] !== undefined,
  }))
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('#platform/')) return normalize(`src/platform/${specifier.slice('#platform/'.length)}`)
  if (specifier.startsWith('#')) return normalize(doors[specifier] ?? specifier)
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier
}

function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1]
}

function rank(room: string): number {
  return ORDER.findIndex(rooms => rooms.includes(room))
}

test('the test sees the code: there are files and imports to judge', () => {
  assert.ok(production.length > 30)
  assert.ok(imports.length > 100)
})

test('every room has its place in the order', () => {
  const rooms = new Set(production.map(roomOf).filter(room => room !== undefined))
  assert.deepEqual(
    [...rooms].filter(room => rank(room) < 0),
    [],
  )
})

test('a room imports only rooms to its left', () => {
  const wrong = imports.filter(({ from, target }) => {
    const [mine, theirs] = [roomOf(from), roomOf(target)]
    return mine !== undefined && theirs !== undefined && mine !== theirs && rank(theirs) >= rank(mine)
  })
  assert.deepEqual(
    wrong.map(each => `${each.from} imports ${each.target}`),
    [],
  )
})

test('a room is entered only through its index, or a second door that package.json names', () => {
  const wrong = imports.filter(({ from, target }) => {
    const [mine, theirs] = [roomOf(from), roomOf(target)]
    return (
      theirs !== undefined &&
      theirs !== 'platform' &&
      mine !== undefined &&
      mine !== theirs &&
      !Object.values(doors).map(normalize).includes(target)
    )
  })
  assert.deepEqual(
    wrong.map(each => `${each.from} imports ${each.target}`),
    [],
  )
})

/** What puts a room together and offers it: the last of every order. */
const DOOR = /^(index|.+\.(routes|jobs|due|home|news|watch|measures|command))\.ts$/

interface FolderOrder {
  readonly room: string
  readonly steps: readonly (readonly string[])[]
}

/** The order of its folders that a README states, in a block named `order`; `*` is every file beside them. */
const folderOrders: readonly FolderOrder[] = globSync('src/**/README.md').flatMap(readme => {
  const stated = /```order\n([^`]+)```/.exec(readFileSync(readme, 'utf8'))?.[1]
  if (stated === undefined) return []
  return [{ room: dirname(readme), steps: stated.split('<-').map(step => step.match(/[\w*.-]+/g) ?? []) }]
})

/** The folder of the room, or the file beside its folders; undefined: it is in another room. */
const partOf = ({ room }: FolderOrder, file: string): string | undefined =>
  file.startsWith(`${room}/`) ? file.slice(room.length + 1).split('/')[0] : undefined

/** Where in the order a part of the room stands; -1: nowhere. */
function placeIn({ steps }: FolderOrder, part: string): number {
  const named = steps.findIndex(step => step.includes(part))
  if (named >= 0 || !part.endsWith('.ts')) return named
  return DOOR.test(part) ? steps.length : steps.findIndex(step => step.includes('*'))
}

test('an order of folders has a place for each that is there, and names none that is not', () => {
  assert.ok(folderOrders.length > 0)
  for (const order of folderOrders) {
    const parts = new Set(production.map(file => partOf(order, file)).filter(part => part !== undefined))
    const homeless = [...parts].filter(part => placeIn(order, part) < 0)
    const gone = order.steps.flat().filter(name => name !== '*' && !parts.has(name))
    assert.deepEqual({ homeless, gone }, { homeless: [], gone: [] }, `the order in ${order.room}/README.md`)
  }
})

test('a folder imports only what stands before it in the order of its room', () => {
  const wrong = folderOrders.flatMap(order =>
    imports.filter(({ from, target }) => {
      const [mine, theirs] = [partOf(order, from), partOf(order, target)]
      if (mine === undefined || theirs === undefined || mine === theirs) return false
      const distance = placeIn(order, mine) - placeIn(order, theirs)
      const areFiles = mine.endsWith('.ts') && theirs.endsWith('.ts')
      return distance < 0 || (distance === 0 && !areFiles)
    }),
  )
  assert.deepEqual(
    wrong.map(each => `${each.from} imports ${each.target}`),
    [],
  )
})

test('only stores and platform/db speak Kysely', () => {
  const wrong = imports.filter(
    ({ from, target }) => target === 'kysely' && !from.endsWith('.store.ts') && !from.startsWith('src/platform/db/'),
  )
  assert.deepEqual(
    wrong.map(each => each.from),
    [],
  )
})

test('views import only rules’ types, addresses and the design system', () => {
  const wrong = imports.filter(({ from, target, typeOnly }) => {
    if (!from.endsWith('.view.ts') || typeOnly) return false
    return (
      /\.(store|page|jobs|routes|form)\.ts$/.test(target) ||
      /^(pg|kysely|fastify|node:)/.test(target) ||
      target.startsWith('src/platform/db/')
    )
  })
  assert.deepEqual(
    wrong.map(each => `${each.from} imports ${each.target}`),
    [],
  )
})

test('the environment is read in one place', () => {
  const readers = production.filter(
    file => /process\.env\b/.test(sources.get(file) ?? '') && file !== 'src/platform/config.ts',
  )
  assert.deepEqual(readers, [])
})

test('a table is named in one room alone', () => {
  const rooms = new Map<string, Set<string>>()
  for (const file of production) {
    const calls = (sources.get(file) ?? '').matchAll(
      /\.(?:selectFrom|insertInto|updateTable|deleteFrom|innerJoin|leftJoin)\(\s*'([a-z_.]+)/g,
    )
    for (const [, table = ''] of calls) {
      if (table.endsWith('_label')) continue
      rooms.set(table, (rooms.get(table) ?? new Set()).add(roomOf(file) ?? file))
    }
  }
  assert.ok(rooms.size > 0)
  assert.deepEqual(
    [...rooms].filter(([, where]) => where.size > 1).map(([table, where]) => `${table}: ${[...where].join(', ')}`),
    [],
  )
})

test('nothing hides from the compiler or the linter', () => {
  const wrong = files.filter(
    file =>
      /@ts-(ignore|nocheck|expect-error)|biome-ignore|\bas any\b|:\s*any\b/.test(sources.get(file) ?? '') &&
      !file.endsWith('.generated.ts'),
  )
  assert.deepEqual(wrong, [])
})

test('the lockfile names an entry for every optional package, so that npm ci takes it on each system', () => {
  const lock: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } = JSON.parse(
    readFileSync('package-lock.json', 'utf8'),
  )
  const missing = Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        name => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
      ),
    )
  assert.deepEqual(missing, [])
})
