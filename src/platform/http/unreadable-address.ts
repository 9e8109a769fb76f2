import type { FastifyReply, FastifyRequest } from 'fastify'
import { securityHeaders } from './security-headers.ts'

/** For Fastify's `frameworkErrors`: an address that cannot be read reaches neither hook nor handler, and is not repeated. */
export function answerUnreadableAddress(production: boolean) {
  const headers = { ...securityHeaders(production), 'cache-control': 'no-store' }
  return (_error: Error, _request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply.headers(headers).code(400).type('text/plain; charset=utf-8').send('This address cannot be read.')
}
