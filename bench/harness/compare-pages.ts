import { serveBarePage } from './bare-page.ts'
import { type LoadMeasured, load } from './load.ts'
import { median } from './median.ts'

const CONNECTIONS = 16
const WARM_UP_SECONDS = 3
const ROUND_SECONDS = 4
const ROUNDS = 5

export interface Compared {
  readonly bytes: number
  readonly page: LoadMeasured
  readonly bare: LoadMeasured
  readonly ratio: number
}

/** Loads a page and a bare page of the same bytes in turns, A B A B, and takes the medians of the rounds. */
export async function comparePages(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Compared> {
  const answer = await fetch(url, { headers, redirect: 'manual' })
  if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`)
  const content = Buffer.from(await answer.arrayBuffer())
  const bare = await serveBarePage(content, answer.headers.get('content-type') ?? 'text/html; charset=utf-8')
  try {
    const askPage = (seconds: number) => load({ url, headers, connections: CONNECTIONS, seconds })
    const askBare = (seconds: number) => load({ url: bare.url, headers, connections: CONNECTIONS, seconds })
    await askPage(WARM_UP_SECONDS)
    await askBare(WARM_UP_SECONDS)
    const rounds: { page: LoadMeasured; bare: LoadMeasured }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ page: await askPage(ROUND_SECONDS), bare: await askBare(ROUND_SECONDS) })
    }
    return {
      bytes: content.length,
      page: middle(rounds.map(round => round.page)),
      bare: middle(rounds.map(round => round.bare)),
      ratio: median(rounds.map(round => round.page.perSecond / round.bare.perSecond)),
    }
  } finally {
    bare.stop()
  }
}

const middle = (measured: readonly LoadMeasured[]): LoadMeasured => ({
  perSecond: median(measured.map(each => each.perSecond)),
  p97: median(measured.map(each => each.p97)),
})
