import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createToken, listAgencies } from '#partnership'
import type { Demonstration } from './harness/demonstration.ts'
import type { LoadMeasured } from './harness/load.ts'
import { median } from './harness/median.ts'
import { atLeast, type Benchmark } from './harness/result.ts'
import { settled } from './harness/settled.ts'
import { postLoad } from './raise-concern/post-load.ts'

const AIM = 0.2
const CONNECTIONS = 16
const ROUNDS = 5
const WARM_UP_SECONDS = 3
const ROUND_SECONDS = 4
/** Each may send ten a second. */
const TOKENS = 200

const BODY = JSON.stringify({
  about: 'adult',
  source: 'hospital',
  individual: { givenName: 'Arthur', familyName: 'Pellow', dateOfBirth: '1944-11-02', postcode: 'AV4 2LD' },
  whatHappened: 'Left alone overnight by his paid carers, twice in one week.',
  abuseTypes: ['neglect'],
  location: 'own-home',
  sourcesOfRisk: ['service-provider'],
  consent: 'yes',
  capacity: 'yes',
  referrer: { name: 'Odile Marchetti', jobTitle: 'Ward sister' },
})

const program = fileURLToPath(new URL('./raise-concern/bare-insert.process.ts', import.meta.url))

/** A concern through the API, with token, access control, audit and totals, beside a bare Fastify that inserts its body. */
export const raiseConcern: Benchmark = {
  name: 'raise-concern',
  async run({ demonstration }) {
    const { installation } = demonstration
    const tokens = await makeTokens(demonstration)
    const bare = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    bare.send({ databaseUrl: installation.ownerUrl })
    const [bareUrl] = await once(bare, 'message')
    const send = async (url: string, seconds: number) => {
      await settled(installation.ownerUrl)
      return postLoad({ url, body: BODY, tokens, connections: CONNECTIONS, seconds })
    }
    const api = `${installation.address}/api/v1/concerns`
    try {
      await send(api, WARM_UP_SECONDS)
      await send(bareUrl, WARM_UP_SECONDS)
      const rounds: { raised: LoadMeasured; inserted: LoadMeasured }[] = []
      for (let round = 0; round < ROUNDS; round++)
        rounds.push({ raised: await send(api, ROUND_SECONDS), inserted: await send(bareUrl, ROUND_SECONDS) })
      const ratio = median(rounds.map(each => each.raised.perSecond / each.inserted.perSecond))
      return [
        {
          what: 'a concern raised through the API',
          measured: inWords(rounds.map(each => each.raised)),
          baseline: `bare insert ${inWords(rounds.map(each => each.inserted))}`,
          ratio,
          aim: atLeast(ratio, AIM),
        },
      ]
    } finally {
      bare.disconnect()
    }
  },
}

const inWords = (measured: readonly LoadMeasured[]): string =>
  `${Math.round(median(measured.map(each => each.perSecond)))}/s (p97.5 ${Math.round(median(measured.map(each => each.p97)))} ms)`

async function makeTokens({ app, actor }: Demonstration): Promise<string[]> {
  const [agency] = await app.transaction(actor, listAgencies)
  if (!agency) throw new Error('The demonstration has no agency.')
  const asked = { name: 'Benchmark', agencyName: agency.name, scopes: ['concerns:write'], days: 1 } as const
  const made: string[] = []
  for (let count = 0; count < TOKENS; count++) made.push((await createToken(app, actor, asked)).token)
  return made
}
