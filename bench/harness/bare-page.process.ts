import Fastify from 'fastify'

process.on('disconnect', () => process.exit())
process.once('message', async ({ content, type }: { content: Uint8Array; type: string }) => {
  const server = Fastify()
  const body = Buffer.from(content)
  server.get('/', (_request, reply) => reply.type(type).send(body))
  process.send?.(await server.listen({ host: '127.0.0.1', port: 0 }))
})
