import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figureJson, parsePeriod, showMeasure } from '#indicators'
import type { Actor } from '#platform/auth/actor.ts'
import type { DemonstrationPerson } from '#platform/auth/demonstration/demonstration.store.ts'
import { ROLES } from '#platform/auth/roles.ts'
import { catalogue } from '../src/catalogue.ts'
import { openDemonstration } from './fixtures/demonstration/demonstration.ts'

const demonstration = await openDemonstration()
const { database, people, person, ask, signIn, app } = demonstration
const avonvale = person('Imelda Farrow').partnershipId

const pages = new Map<string, string>()
for (const each of people) {
  const { statusCode, body } = await ask({ path: '/', token: await signIn(each) })
  assert.equal(statusCode, 200, each.name)
  pages.set(each.name, /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '')
}
const pageOf = ({ name }: DemonstrationPerson): string => pages.get(name) ?? ''

/** What stands under "Three to watch": the address of each figure and its value as printed. */
const watchedOn = (page: string): { href: string; value: string; text: string }[] =>
  [...page.matchAll(/<section class="kith-key-figure">[\s\S]*?<\/section>/g)].map(([section]) => ({
    href: /href="([^"]+)"/.exec(section)?.[1]?.replaceAll('&amp;', '&') ?? '',
    value: /<b>([^<]+)<\/b>/.exec(section)?.[1] ?? '',
    text: section.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '),
  }))

test('every role of the demonstration opens a home page with something to follow', () => {
  const seen = new Set(people.flatMap(each => each.roles))
  assert.deepEqual(
    Object.keys(ROLES).filter(role => ![...seen].some(each => each === role)),
    [],
  )
  for (const each of people) assert.match(pageOf(each), /<a class="govuk-link" href="[^"#]+"/, each.name)
})

test('everybody of the first partnership has three figures to watch, each with its period, its source and the way to it', () => {
  for (const each of people.filter(({ partnershipId }) => partnershipId === avonvale)) {
    const watched = watchedOn(pageOf(each))
    assert.equal(watched.length, 3, each.name)
    for (const { text, href } of watched) {
      assert.match(text, /\d{4}/, `${each.name}: ${text}`)
      assert.match(
        text,
        /From (\S+\.csv, approved 2 May 2024|the partnership’s records, as known now)\..*Where this comes from/,
        `${each.name}: ${text}`,
      )
      assert.match(href, /^\/(measures|training\/indicators)/)
    }
  }
})

test('each figure to watch equals what `measure show` says to the same reader', async () => {
  let compared = 0
  for (const each of people) {
    const actor = await actorOf(each)
    for (const { href, value } of watchedOn(pageOf(each))) {
      const { pathname, searchParams } = new URL(href, 'http://localhost')
      if (!pathname.startsWith('/measures/')) continue
      const question = {
        code: decodeURIComponent(pathname.slice('/measures/'.length)),
        period: parsePeriod(searchParams.get('period') ?? ''),
      }
      const shown = figureJson(await app.transaction(actor, tx => showMeasure(tx, catalogue, question)))
      const number = Number(value.replace(/[%,]/g, ''))
      const decimals = value.split('.')[1]?.replace('%', '').length ?? 0
      assert.equal(number, Number(Number(shown.value).toFixed(decimals)), `${each.name}: ${href}`)
      compared++
    }
  }
  assert.ok(compared > 50, `${compared} figures`)
})

test('the training targets met equal the rated figures of the matrix, of the agency and of all', async () => {
  const token = await signIn(person('Imelda Farrow'))
  const csv = (await ask({ path: '/training/indicators/data.csv', token })).body.split('\r\n').slice(1)
  const agencyOf = (name: string) => csv.filter(row => row.includes(`,${name},`))
  const met = (rows: readonly string[]) => rows.filter(row => row.includes(',met,green,')).length
  const rated = (rows: readonly string[]) =>
    rows.filter(row => /,(met|close|below),(green|amber|red),/.test(row)).length
  const trainingOn = (page: string) => watchedOn(page).find(({ href }) => href.startsWith('/training/'))
  let own = 0
  for (const each of people.filter(({ partnershipId }) => partnershipId === avonvale)) {
    const figure = trainingOn(pageOf(each))
    if (!figure) continue
    const isOwn = figure.href.includes('/agencies/')
    const rows = isOwn ? agencyOf(each.agencyName ?? '') : csv
    if (isOwn) own++
    assert.equal(figure.value, String(met(rows)), each.name)
    assert.ok(figure.text.includes(`of ${rated(rows)} rated`), `${each.name}: ${figure.text}`)
  }
  assert.ok(own >= 5, `${own} agencies`)
})

test('those who act for an agency read of the published report, as everybody does, with its public address', () => {
  for (const each of people.filter(({ partnershipId }) => partnershipId === avonvale))
    assert.match(pageOf(each), /href="[^"]+\/reports\/2023-24"/, each.name)
})

test('the home pages of the second partnership show no figure, report or change of the first', async () => {
  const [first] = await database.owner<{ title: string }>(
    'select title from published.release where partnership_id = $1',
    [avonvale],
  )
  const second = people.filter(({ partnershipId }) => partnershipId !== avonvale)
  assert.ok(second.length >= 7)
  const ofFirst = new Set(
    people
      .filter(({ partnershipId }) => partnershipId === avonvale)
      .flatMap(each => watchedOn(pageOf(each)).map(({ text }) => text)),
  )
  assert.ok(ofFirst.size > 5)
  for (const each of second) {
    const page = pageOf(each)
    // It has concerns of its own, so figures may stand there: none that anybody of the first is shown.
    const watched = watchedOn(page).map(({ text }) => text)
    assert.deepEqual(
      watched.filter(text => ofFirst.has(text)),
      [],
      each.name,
    )
    assert.ok(!page.includes('.csv') && !page.includes('/reports/') && !page.includes(first?.title ?? ' '), each.name)
    if (watched.length === 0) assert.match(page, /No figures are held yet/)
  }
})

test('the inbox counts the training figures below target as the matrix rates them, in the words of the rule', async () => {
  const token = await signIn(person('Priscilla Thorne'))
  const csv = (await ask({ path: '/training/indicators/data.csv', token })).body
  const below = csv.split(',below,red,').length - 1
  assert.ok(below > 1)
  for (const name of ['Imelda Farrow', 'Marcus Oyelaran', 'Priscilla Thorne', 'Bronagh Whitlock'])
    assert.ok(
      pages.get(name)?.includes(`${below} training figures are below target by more than 15% of the target`),
      name,
    )
  assert.ok(!pages.get('Amara Finch')?.includes('training figures are below'))
})

test('an agency that missed a target reads which, with the way to its own row', () => {
  const page = pages.get('Josephine Clarke') ?? ''
  assert.match(page, /href="\/training\/indicators\/agencies\/[^"]+">Your agency met \d+ of \d+ training targets/)
  assert.match(page, /Below by more than 15% of the target: [A-Z]/)
})

test('open data-quality notes stand in the inbox of the business manager and the analyst only', () => {
  const readers = people.filter(each => pageOf(each).includes('data-quality note')).map(({ name }) => name)
  assert.ok(readers.includes('Imelda Farrow') && readers.includes('Yusuf Brandreth'))
  for (const name of readers)
    assert.ok(
      person(name).roles.some(role => role === 'business-manager' || role === 'analyst'),
      name,
    )
})

test('a refused file stays in the inbox of its sender’s agency until a good one follows, which waits for the manager', async () => {
  const sender = await signIn(person('Josephine Clarke'))
  const [manager, other] = await Promise.all(['Imelda Farrow', 'Fergus Mullins'].map(name => signIn(person(name))))
  const home = async (token: string | undefined) => (await ask({ path: '/', token })).body
  const send = (name: string, value: string) =>
    ask({
      method: 'POST',
      path: '/intake',
      token: sender,
      form: { format: 'kpi-matrix', period: '2024-25' },
      file: { name, content: `kpi,target,agency,value\n1.1,85,Adult Social Care,${value}\n` },
    })
  await send('first.csv', 'many')
  assert.match(await home(sender), /first\.csv was refused/)
  assert.match(await home(manager), /first\.csv was refused/)
  assert.doesNotMatch(await home(other), /first\.csv/)
  await send('second.csv', '91')
  assert.doesNotMatch(await home(sender), /first\.csv|second\.csv waits/)
  assert.match(await home(manager), /second\.csv waits to be accepted/)
  assert.doesNotMatch(await home(other), /second\.csv/)
})

async function actorOf(each: DemonstrationPerson): Promise<Actor> {
  const [own] = await database.owner<{ agency_id: string | null }>(
    'select agency_id from person where person_id = $1',
    [each.personId],
  )
  return {
    id: `person:${each.personId}`,
    name: each.name,
    partnershipId: each.partnershipId,
    partnershipName: each.partnershipName,
    roles: each.roles,
    ...(own?.agency_id ? { agencyId: own.agency_id } : {}),
  }
}
