import autocannon from 'autocannon'
import type { LoadAsked } from './load.ts'

process.once('message', async (asked: LoadAsked) => {
  const { url, connections, seconds } = asked
  const result = await autocannon({ url, headers: { ...asked.headers }, connections, duration: seconds })
  const wrong = result.non2xx + result.errors + result.timeouts
  const failed = `${wrong} of ${result.requests.total} requests were not answered with the page`
  // Counted over the whole run, not averaged over seconds of which the first is short.
  const perSecond = result['2xx'] / result.duration
  process.send?.(wrong > 0 ? { failed } : { perSecond, p97: result.latency.p97_5 }, () => process.exit())
})
