import { setTimeout as sleep } from 'node:timers/promises'
import type { PageAsked, SteadyLoad } from './steady-load.ts'

process.once('message', async ({ pages, perSecond, seconds }: SteadyLoad) => {
  const began = performance.now()
  const answers = Array.from({ length: perSecond * seconds }, async (_, at) => {
    const page = pages[at % pages.length]
    const due = began + (at * 1_000) / perSecond
    await sleep(Math.max(0, due - performance.now()))
    if (page) await ask(page)
    // Counted from the moment it was due: an answer that waits behind a slow one is a slow one.
    return performance.now() - due
  })
  const message = await Promise.all(answers).catch((error: Error) => ({ failed: error.message }))
  process.send?.(message, () => process.exit())
})

async function ask({ url, headers, body }: PageAsked): Promise<void> {
  const sent = body === undefined ? {} : { method: 'POST', body }
  const answer = await fetch(url, { headers: { ...headers }, redirect: 'manual', ...sent })
  await answer.arrayBuffer()
  if (answer.status !== 200 && answer.status !== 303) throw new Error(`${url} answers ${answer.status}`)
}
