import pg from 'pg'
import { fillConcerns } from './concerns/fill-concerns.ts'
import { type Demonstration, signInTo } from './harness/demonstration.ts'
import { memoryOf } from './harness/process-memory.ts'
import { type Benchmark, type Result, withinMilliseconds } from './harness/result.ts'
import { type PageAsked, steadyLoad, type Waits } from './harness/steady-load.ts'
import { personNumbered } from './matching/register.ts'

/** The dashboard is read here first, to see that its cost does not follow the records. */
const FEW = 10_000
const PER_SECOND = 20
const SECONDS = 20
const WARM_UP_SECONDS = 4
const PAGE_MS = 100
const DASHBOARD_MS = 50
const MOST_MEMORY_MB = 300
const DIFFERENT_PAGES = 200

/** The pages of concerns at a constant twenty requests a second, in a partnership with many records. */
export const concerns: Benchmark = {
  name: 'concerns',
  async run({ demonstration, concerns: count }) {
    const { installation, actor, cookie: manager } = demonstration
    const { address } = installation
    const { cookie, actor: practitioner } = await signInTo(demonstration, 'triage-practitioner')
    const fill = async (first: number, end: number): Promise<void> => {
      const began = performance.now()
      const personId = practitioner.personId ?? ''
      await fillConcerns({ ownerUrl: installation.ownerUrl, partnershipId: actor.partnershipId, personId, first, end })
      console.error(`  ${end - first} concerns written in ${Math.round((performance.now() - began) / 1_000)} s`)
    }
    const page = (path: string, as: string): PageAsked => ({ url: `${address}${path}`, headers: { cookie: as } })
    const dashboard = [page('/concern-figures', manager)]
    await fill(0, Math.min(FEW, count))
    const few = await measure(dashboard)
    if (count > FEW) await fill(FEW, count)

    const results: Result[] = []
    const add = async (what: string, pages: readonly PageAsked[], aim?: number): Promise<Waits> => {
      const waits = await measure(pages)
      results.push({ what, measured: inWords(waits), ...(aim ? { aim: withinMilliseconds(waits.p95, aim) } : {}) })
      return waits
    }
    const references = await listReferences(demonstration)
    await add('the queue', [page('/triage', cookie)], PAGE_MS)
    await add(
      'a record',
      references.map(reference => page(`/concerns/${reference}`, cookie)),
      PAGE_MS,
    )
    for (const [what, pages] of await searches(demonstration, { cookie, people: count / 2, references }))
      await add(`search ${what}`, pages, PAGE_MS)
    const many = await add('the dashboard', dashboard, DASHBOARD_MS)
    await add('home of a practitioner', [page('/', cookie)])
    await add('home of the business manager', [page('/', manager)])
    const megabytes = Math.round((memoryOf(installation.pid).get('web') ?? 0) / 1_000_000)
    return [
      ...results.map(result => ({ ...result, what: `${result.what}, ${count.toLocaleString('en-GB')} concerns` })),
      {
        what: `the dashboard with ${FEW.toLocaleString('en-GB')}, and how much longer with all`,
        measured: `${inWords(few)}; ${(many.p50 / few.p50).toFixed(2)} times`,
      },
      {
        what: 'memory of the web process after it',
        measured: `${megabytes} MB`,
        aim: { words: `under ${MOST_MEMORY_MB} MB`, isMet: megabytes < MOST_MEMORY_MB },
      },
    ]
  },
}

async function measure(pages: readonly PageAsked[]): Promise<Waits> {
  await steadyLoad({ pages, perSecond: PER_SECOND / 2, seconds: WARM_UP_SECONDS })
  return steadyLoad({ pages, perSecond: PER_SECOND, seconds: SECONDS })
}

const inWords = ({ p50, p95 }: Waits): string => `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`

/** Of records that everybody in the team may open. */
async function listReferences({ installation, actor }: Demonstration): Promise<string[]> {
  const owner = new pg.Client({ connectionString: installation.ownerUrl, options: '-c search_path=kith' })
  await owner.connect()
  const { rows } = await owner.query(
    `select reference from concern c
     where partnership_id = $1 and about = 'adult' and substr(reference, 9, 1) = '1' and random() < 0.05
       and not exists (select from restriction r where r.partnership_id = c.partnership_id and r.record_id = c.concern_id)
     order by random() limit $2`,
    [actor.partnershipId, DIFFERENT_PAGES],
  )
  await owner.end()
  return rows.map(row => row.reference)
}

interface Searching {
  readonly cookie: string
  readonly people: number
  readonly references: readonly string[]
}

async function searches(
  { installation }: Demonstration,
  { cookie, people, references }: Searching,
): Promise<[string, PageAsked[]][]> {
  const url = `${installation.address}/concerns/search`
  const form = await (await fetch(url, { headers: { cookie } })).text()
  const token = /name="_csrf" value="([^"]+)"/.exec(form)?.[1] ?? ''
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
  const ask = (fields: Readonly<Record<string, string>>): PageAsked => ({
    url,
    headers,
    body: new URLSearchParams({ _csrf: token, ...fields }).toString(),
  })
  const sought = Array.from({ length: DIFFERENT_PAGES }, (_, at) =>
    personNumbered(Math.floor((people * at) / DIFFERENT_PAGES)),
  )
  const born = (day: Temporal.PlainDate | undefined): Record<string, string> =>
    day ? { 'bornOn-day': `${day.day}`, 'bornOn-month': `${day.month}`, 'bornOn-year': `${day.year}` } : {}
  return [
    ['by both names', sought.map(({ givenName, familyName }) => ask({ givenName, familyName }))],
    ['by a name and the date of birth', sought.map(({ familyName, bornOn }) => ask({ familyName, ...born(bornOn) }))],
    ['by reference', references.map(reference => ask({ reference }))],
  ]
}
