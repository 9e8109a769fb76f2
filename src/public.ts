import Fastify from 'fastify'
import type { ServerConfig } from '#platform/config.ts'
import type { Running } from '#platform/serve.ts'

export async function run(config: ServerConfig): Promise<Running> {
  const server = Fastify()
  server.get('/health', async () => ({ status: 'ok' }))
  const address = await server.listen({ host: config.host, port: config.publicPort })
  return { address: `http://localhost:${new URL(address).port}`, stop: () => server.close() }
}
