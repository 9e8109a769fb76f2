import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'

process.once('message', async ({ databaseUrl }: { databaseUrl: string }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  await pool.query('create schema bare')
  await pool.query('create table bare.concern (concern_id uuid primary key, body jsonb, received_at timestamptz)')
  const server = Fastify()
  server.post('/', async (request, reply) => {
    const id = randomUUID()
    await pool.query('insert into bare.concern (concern_id, body, received_at) values ($1, $2, now())', [
      id,
      JSON.stringify(request.body),
    ])
    return reply.code(201).send({ reference: id })
  })
  process.on('disconnect', async () => {
    await pool.query('drop schema bare cascade')
    process.exit()
  })
  process.send?.(await server.listen({ host: '127.0.0.1', port: 0 }))
})
