import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { parseHTML } from 'linkedom'
import { silentLog } from '#platform/log.ts'
import { atEnd } from '#platform/testing/at-end.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import type { PublishedDocument } from '../document.ts'
import { renderReleaseFiles } from '../renderers/release-files.ts'
import { sampleDocument, sampleSection, text } from '../testing/sample-document.ts'
import { createPublicSite } from './public-site.ts'

const database = await cloneTestDatabase()
let now = 0
const site = await createPublicSite({
  database: database.as('kith_public'),
  log: silentLog(),
  production: false,
  assets: name => `/assets/${name}`,
  assetsFolder: import.meta.dirname,
  now: () => now,
})
atEnd(() => site.close())
const get = (url: string, headers: Record<string, string> = {}) => site.inject({ method: 'GET', url, headers })
const body = async (url: string): Promise<string> => (await get(url)).body

async function put(address: string, document: PublishedDocument, isDemonstration = false): Promise<string> {
  const [row] = await database.owner<{ release_id: string }>(
    `insert into published.release (partnership_id, partnership_name, address, title, period, is_demonstration, published_at, document)
     values (uuidv7(), $1, $2, $3, $4, $5, now(), $6) returning release_id`,
    [document.partnership, address, document.title, document.period, isDemonstration, JSON.stringify(document)],
  )
  for (const file of renderReleaseFiles(document).files) {
    await database.owner(
      'insert into published.release_file (release_id, name, media_type, content) values ($1, $2, $3, $4)',
      [row?.release_id, file.name, file.mediaType, file.content],
    )
  }
  now += 1_000
  return row?.release_id ?? ''
}

const other = sampleDocument({
  title: 'Another report',
  partnership: 'Kingsferry Partnership',
  notice: null,
  sections: [sampleSection({ id: 'foreword', heading: 'Their foreword' })],
  figures: [],
  errata: [],
})

before(async () => {
  await put('/reports/2023-24', sampleDocument(), true)
  await put('/kingsferry/reports/2023-24', other)
})

const PATHS = [
  '/',
  '/reports',
  '/open-data',
  '/open-data/reports/2023-24',
  '/open-data/reports/2023-24/financial-years',
  '/accessibility',
  '/privacy',
  '/contact',
  '/reports/2023-24',
  '/reports/2023-24/adults',
  '/reports/2023-24/whole',
  '/reports/2023-24/figures',
  '/reports/2023-24/figures/enquiry-share',
  '/reports/2023-24/errata',
  '/reports/2023-24/search?q=concerns',
]

test('every page answers, sets no cookie, may not be framed, and is asked for again each time', async () => {
  for (const path of PATHS) {
    const { statusCode, headers } = await get(path)
    assert.equal(statusCode, 200, path)
    assert.equal(headers['set-cookie'], undefined, path)
    assert.equal(headers['cache-control'], 'public, no-cache', path)
    assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'none'/, path)
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
  }
})

test('every page has one h1 and one main, headings that skip no level, and no id twice', async () => {
  for (const path of PATHS) {
    const { document } = parseHTML(await body(path))
    assert.equal(document.querySelectorAll('h1').length, 1, path)
    assert.equal(document.querySelectorAll('main').length, 1, path)
    const levels = [...document.querySelectorAll('h1, h2, h3, h4')]
      .filter(heading => heading.id !== 'contents')
      .map(heading => Number(heading.tagName[1]))
    levels.forEach((level, index) => {
      assert.ok(level <= (levels[index - 1] ?? 1) + 1, `${path}: ${levels}`)
    })
    const ids = [...document.querySelectorAll('[id]')].map(element => element.id)
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
      path,
    )
  }
})

test('every link of every page leads to a page, a place on it, or a file', async () => {
  const pages = new Map<string, string>()
  const toSee = ['/']
  for (let path = toSee.pop(); path !== undefined; path = toSee.pop()) {
    if (pages.has(path)) continue
    const answer = await get(path)
    assert.equal(answer.statusCode, 200, path)
    const isPage = String(answer.headers['content-type']).startsWith('text/html')
    pages.set(path, isPage ? answer.body : '')
    if (!isPage) continue
    for (const link of parseHTML(answer.body).document.querySelectorAll('body a[href]')) {
      const href = link.getAttribute('href') ?? ''
      const target = href.startsWith('#') ? '' : (href.split('#')[0] ?? '')
      if (target !== '') toSee.push(target)
    }
  }
  for (const [path, page] of pages) {
    for (const link of parseHTML(page).document.querySelectorAll('body a[href*="#"]')) {
      const [target = '', id] = (link.getAttribute('href') ?? '').split('#')
      const there = pages.get(target === '' ? path : target) ?? ''
      assert.ok(there.includes(`id="${id}"`), `${path} leads to ${target}#${id}`)
    }
  }
  assert.ok(pages.size > 20)
})

test('the demonstration says so on every page of its own, and another partnership’s report does not', async () => {
  for (const path of PATHS) assert.match(await body(path), /kith-demonstration/, path)
  assert.doesNotMatch(await body('/kingsferry/reports/2023-24'), /kith-demonstration/)
  assert.match(await body('/kingsferry/reports/2023-24'), /Their foreword/)
})

test('a figure’s page says what it counts, its base, source, approver, errata and where it is used', async () => {
  const page = await body('/reports/2023-24/figures/enquiry-share')
  for (const words of [
    '21.4%: Concerns that became a section 42 enquiry',
    'Numerator</dt><dd>343',
    'Denominator</dt><dd>1,603',
    'Avonvale Council, concerns register, revision 3',
    'Head of Adult Safeguarding, 2 May 2024',
    'Said 21.3%. Now says 21.4%.',
    '/reports/2023-24/adults#how-many',
  ])
    assert.ok(page.includes(words), words)
  assert.match(await body('/reports/2023-24/figures/few'), /Withheld, so that nobody can be recognised/)
})

test('files are sent as attachments with their own type', async () => {
  const pdf = await get('/reports/2023-24/annual-report-2023-24.pdf')
  assert.equal(pdf.headers['content-type'], 'application/pdf')
  assert.equal(pdf.headers['content-disposition'], 'attachment; filename="annual-report-2023-24.pdf"')
  const csv = await get('/reports/2023-24/data/figures.csv')
  assert.equal(csv.headers['content-type'], 'text/csv; charset=utf-8')
  const again = await get('/reports/2023-24/data/figures.csv', { 'if-none-match': String(csv.headers.etag) })
  assert.equal(again.statusCode, 304)
})

test('the open data of a release stand at addresses of their own, each file with what its columns are', async () => {
  const page = await body('/open-data/reports/2023-24')
  for (const words of [
    'Open Government Licence v3.0',
    '26 September 2024',
    '/open-data/reports/2023-24/financial-years.csv"',
    '/open-data/reports/2023-24/financial-years"',
    '/open-data/reports/2023-24/tables/figure-2-1.csv"',
    'more than nothing, and rounds to 0',
  ])
    assert.ok(page.includes(words), words)
  const about = await body('/open-data/reports/2023-24/financial-years')
  for (const words of [
    'financial-years.meta.csv"',
    'financial-years.csv-metadata.json"',
    'Each sign of suspected abuse or neglect of an adult',
  ])
    assert.ok(about.includes(words), words)
  const csv = await get('/open-data/reports/2023-24/tables/figure-2-1.csv')
  assert.equal(csv.body, await body('/reports/2023-24/data/tables/figure-2-1.csv'))
  assert.match(String(csv.headers.link), /<figure-2-1\.csv-metadata\.json>; rel="describedby"/)
  const described = await get('/open-data/reports/2023-24/tables/figure-2-1.csv-metadata.json')
  assert.equal(described.headers['content-type'], 'application/csvm+json')
  assert.equal(described.json().url, 'figure-2-1.csv')
  assert.match(await body('/open-data/kingsferry/reports/2023-24'), /Kingsferry Partnership/)
  for (const path of [
    '/open-data/reports/1999',
    '/open-data/reports/2023-24/nothing.csv',
    '/open-data/reports/2023-24/../figures',
  ])
    assert.equal((await get(path)).statusCode, 404, path)
})

test('search finds the parts that have every word, those with it in the heading first, and takes words as words', async () => {
  const hits = async (q: string) =>
    [
      ...parseHTML(await body(`/reports/2023-24/search?q=${encodeURIComponent(q)}`)).document.querySelectorAll('h3'),
    ].map(heading => heading.textContent)
  assert.deepEqual((await hits('CONCERNS adults'))[0], '2 Adults: concerns and enquiries')
  assert.deepEqual(await hits('concerns unicorns'), [])
  assert.deepEqual(await hits('(.*)+['), [])
  const page = await body(`/reports/2023-24/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
  assert.doesNotMatch(page, /<script>/)
  assert.match(await body('/reports/2023-24/search?q=sign'), /<mark>sign<\/mark>/)
})

test('what is not there is not found, in words, and is not kept', async () => {
  for (const path of [
    '/nothing',
    '/reports/2023-24/nothing',
    '/reports/2023-24/figures/none',
    '/reports/1999',
    '//x/',
    '/reports/2023-24/data/../../etc',
  ]) {
    const { statusCode, headers, body: page } = await get(path)
    assert.equal(statusCode, 404, path)
    assert.match(page, /Page not found/, path)
    assert.equal(headers['cache-control'], 'no-store', path)
  }
})

test('a page is known again by its mark until an erratum, which every reader sees within a second', async () => {
  const document = sampleDocument({
    title: 'Marked',
    sections: [sampleSection({ id: 'one', blocks: [] })],
    figures: [],
    errata: [],
  })
  const releaseId = await put('/marked/reports/2023-24', document)
  const first = await get('/marked/reports/2023-24')
  const mark = String(first.headers.etag)
  assert.equal((await get('/marked/reports/2023-24', { 'if-none-match': mark })).statusCode, 304)
  const corrected = { ...document, sections: [sampleSection({ id: 'one', lead: [text('Put right.')] })] }
  await database.owner('update published.release set revision = 2, document = $2 where release_id = $1', [
    releaseId,
    JSON.stringify(corrected),
  ])
  now += 999
  assert.doesNotMatch(await body('/marked/reports/2023-24'), /Put right/)
  now += 1
  const after = await get('/marked/reports/2023-24', { 'if-none-match': mark })
  assert.equal(after.statusCode, 200)
  assert.match(after.body, /Put right/)
})

test('the public role reads the schema published and no other table, and changes nothing', async () => {
  const { pool } = database.as('kith_public')
  const tables = await database.owner<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast'`,
  )
  const refused: string[] = []
  for (const { name } of tables) {
    await pool.query(`select 1 from ${name} limit 1`).catch(error => {
      assert.match(String(error), /permission denied/)
      refused.push(name)
    })
    await assert.rejects(pool.query(`delete from ${name}`), /permission denied/, name)
  }
  assert.ok(refused.length > 5)
  assert.deepEqual(
    tables
      .map(table => table.name)
      .filter(name => !refused.includes(name))
      .sort(),
    ['published.release', 'published.release_file'],
  )
})

test('a request that cannot be answered is kept by no cache', async () => {
  for (const url of ['/%zz', '/reports/nothing-here']) {
    const answer = await get(url)
    assert.ok(answer.statusCode >= 400, url)
    assert.equal(answer.headers['cache-control'], 'no-store', url)
    assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/, url)
    assert.doesNotMatch(answer.body, /%zz/, url)
  }
})
