import type { LightMyRequestResponse } from 'fastify'
import type { TestSite } from './site.ts'

/** A browser in small: keeps cookies, and fills in the anti-forgery field of the page it looked at last. */
export interface Visitor {
  readonly cookies: ReadonlyMap<string, string>
  get(path: string): Promise<LightMyRequestResponse>
  post(path: string, form?: Record<string, string | string[]>): Promise<LightMyRequestResponse>
}

export function createVisitor(site: TestSite, remoteAddress = '192.0.2.1'): Visitor {
  const cookies = new Map<string, string>()
  let csrf = ''
  const keep = (answer: LightMyRequestResponse): LightMyRequestResponse => {
    for (const { name, value, maxAge, expires } of answer.cookies) {
      const isRemoved = maxAge === 0 || (expires !== undefined && expires.getTime() <= 0)
      if (isRemoved) cookies.delete(name)
      else cookies.set(name, value)
    }
    csrf = /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? csrf
    return answer
  }
  const get = async (url: string): Promise<LightMyRequestResponse> =>
    keep(await site.server.inject({ method: 'GET', url, cookies: Object.fromEntries(cookies), remoteAddress }))
  return {
    cookies,
    get,
    async post(url, form = {}) {
      if (csrf === '') await get('/no-page-is-here')
      const body = new URLSearchParams({ _csrf: csrf })
      for (const [name, value] of Object.entries(form)) for (const each of [value].flat()) body.append(name, each)
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0',
      }
      return keep(
        await site.server.inject({
          method: 'POST',
          url,
          cookies: Object.fromEntries(cookies),
          headers,
          payload: body.toString(),
          remoteAddress,
        }),
      )
    },
  }
}
