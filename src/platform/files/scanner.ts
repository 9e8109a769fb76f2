import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { Refusal } from '../errors.ts'

export type Verdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'infected'; readonly signature: string }
  | { readonly kind: 'not-scanned-here' }

export interface Scanner {
  /** Reads the content to its end. Throws a Refusal when the scanner does not answer or gives up: then nothing is known. */
  scan(content: Readable): Promise<Verdict>
  /** What answers there, in its own words; undefined where no scanner is set up. */
  version(): Promise<string | undefined>
}

const PATIENCE_MS = 60_000

/** A scanner for an address from the settings: clamd at HOST:PORT or a socket; without one, a scanner that says so. */
export function createScanner(address: string | undefined, patienceMs = PATIENCE_MS): Scanner {
  return address === undefined ? noScanner : clamd(address, patienceMs)
}

const noScanner: Scanner = {
  async scan(content) {
    content.destroy()
    return { kind: 'not-scanned-here' }
  },
  version: async () => undefined,
}

function clamd(address: string, patienceMs: number): Scanner {
  return {
    async scan(content) {
      const reply = await ask(address, patienceMs, socket => sendStream(socket, content))
      content.destroy()
      if (reply === 'stream: OK') return { kind: 'clean' }
      const found = /^stream: (.+) FOUND$/.exec(reply)?.[1]
      if (found !== undefined) return { kind: 'infected', signature: found }
      if (reply.includes('size limit exceeded')) {
        throw new Refusal('The file is larger than the virus scanner takes. Raise StreamMaxLength in clamd.conf.')
      }
      throw new Refusal(`The virus scanner could not scan the file: ${reply}`)
    },
    version: () => ask(address, patienceMs, async socket => void socket.write('zVERSION\0')),
  }
}

/** clamd's INSTREAM: each piece after its length, and a length of nothing at the end. */
async function sendStream(socket: Socket, content: Readable): Promise<void> {
  socket.write('zINSTREAM\0')
  for await (const piece of content) {
    // It may have found something, or had enough, before the end.
    if (socket.destroyed || socket.readableEnded) return
    const bytes: Buffer = Buffer.from(piece)
    if (bytes.length === 0) continue
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    socket.write(length)
    if (!socket.write(bytes) && !socket.destroyed) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
  }
  socket.write(Buffer.alloc(4))
}

const once = (socket: Socket, event: string): Promise<void> =>
  new Promise(resolve => socket.once(event, () => resolve()))

function ask(address: string, patienceMs: number, send: (socket: Socket) => Promise<void>): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const [, host, port] = /^([^/].*):(\d+)$/.exec(address) ?? []
  const socket = host === undefined ? connect(address) : connect(Number(port), host)
  const silent = () => new Refusal(`The virus scanner at ${address} does not answer.`)
  let reply = ''
  socket.setEncoding('utf8')
  socket.setTimeout(patienceMs, () => socket.destroy(silent()))
  socket.on('data', text => {
    reply += text
    if (reply.endsWith('\0')) {
      resolve(reply.slice(0, -1))
      socket.destroy()
    }
  })
  socket.on('error', () => (reply === '' ? reject(silent()) : resolve(reply)))
  socket.on('close', () => reject(silent()))
  socket.once('connect', () => {
    send(socket).catch(error => {
      reject(error)
      socket.destroy()
    })
  })
  return promise
}
