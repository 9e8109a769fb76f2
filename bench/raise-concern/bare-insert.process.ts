import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'

// The database is the benchmark's own and goes with its folder.
process.on('disconnect', () => process.exit())
process.once('message', async ({ databaseUrl }: { databaseUrl: string }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  await pool.query('create schema if not exists bare')
  await pool.query(
    'create table if not exists bare.concern (concern_id uuid primary key, body jsonb, received_at timestamptz)',
  )
  const server = Fastify()
  server.post('/', async (request, reply) => {
    const id = randomUUID()
    await pool.query('insert into bare.concern (concern_id, body, received_at) values ($1, $2, now())', [
      id,
      JSON.stringify(request.body),
    ])
    return reply.code(201).send({ reference: id })
  })
  process.send?.(await server.listen({ host: '127.0.0.1', port: 0 }))
})
