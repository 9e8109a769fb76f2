import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import type { PostLoad } from './post-load.ts'

process.once('message', async ({ url, body, tokens, connections, seconds }: PostLoad) => {
  let sent = 0
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        body,
        setupRequest: request => ({
          ...request,
          headers: {
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
            authorization: `Bearer ${tokens[sent++ % tokens.length]}`,
          },
        }),
      },
    ],
  })
  const wrong = result.non2xx + result.errors + result.timeouts
  const failed = `${wrong} of ${result.requests.total} requests were not taken in`
  const perSecond = result['2xx'] / result.duration
  process.send?.(wrong > 0 ? { failed } : { perSecond, p97: result.latency.p97_5 }, () => process.exit())
})
