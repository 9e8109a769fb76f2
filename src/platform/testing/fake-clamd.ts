import { createServer, type Server, type Socket } from 'node:net'

/** What clamd answers to the test text that every scanner knows (EICAR), put together here so that no scanner stops at this file. */
export const TEST_VIRUS = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-')

export interface FakeClamd {
  readonly address: string
  /** bytes of content it was sent in all */
  received(): number
  stop(): Promise<void>
}

/** Speaks clamd's protocol (zINSTREAM, zVERSION) on a loopback port: finds the test virus, and refuses beyond `mostBytes`. */
export async function startFakeClamd(mostBytes = 1_000_000): Promise<FakeClamd> {
  let received = 0
  const sockets = new Set<Socket>()
  const server: Server = createServer(socket => {
    sockets.add(socket)
    let pending = Buffer.alloc(0)
    let content = Buffer.alloc(0)
    let command: string | undefined
    const reply = (text: string): void => void socket.end(`${text}\0`)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (data: Buffer) => {
      pending = Buffer.concat([pending, data])
      if (command === undefined) {
        const end = pending.indexOf(0)
        if (end < 0) return
        command = pending.subarray(0, end).toString()
        pending = pending.subarray(end + 1)
        if (command === 'zVERSION') return reply('ClamAV 1.4.1/27400/fake')
        if (command !== 'zINSTREAM') return reply('UNKNOWN COMMAND')
      }
      while (pending.length >= 4) {
        const length = pending.readUInt32BE()
        if (length === 0)
          return reply(content.includes(TEST_VIRUS) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK')
        if (pending.length < 4 + length) return
        content = Buffer.concat([content, pending.subarray(4, 4 + length)])
        received += length
        pending = pending.subarray(4 + length)
        if (content.length > mostBytes) return reply('INSTREAM size limit exceeded. ERROR')
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    address: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    received: () => received,
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
