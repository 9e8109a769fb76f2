import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { Readable } from 'node:stream'
import { after, test } from 'node:test'
import { startFakeClamd, TEST_VIRUS } from '../testing/fake-clamd.ts'
import { createScanner, type Scanner } from './scanner.ts'

const clamd = await startFakeClamd()
after(() => clamd.stop())
const pieces = (...parts: (Buffer | string)[]) => Readable.from(parts.map(part => Buffer.from(part)))

const scanners: readonly [string, Scanner, 'clean' | 'not-scanned-here', 'infected' | 'not-scanned-here'][] = [
  ['clamd', createScanner(clamd.address), 'clean', 'infected'],
  ['no scanner', createScanner(undefined), 'not-scanned-here', 'not-scanned-here'],
]

for (const [name, scanner, ofClean, ofVirus] of scanners) {
  test(`${name}: says of a harmless file that it is ${ofClean}, whatever its length`, async () => {
    for (const content of [pieces(), pieces('text'), pieces(randomBytes(200_000), '', randomBytes(65_536))])
      assert.equal((await scanner.scan(content)).kind, ofClean)
  })

  test(`${name}: says of a file with a virus that it is ${ofVirus}, also when it lies over two pieces`, async () => {
    const cut = Math.floor(TEST_VIRUS.length / 2)
    for (const content of [pieces(TEST_VIRUS), pieces('x', TEST_VIRUS.slice(0, cut), TEST_VIRUS.slice(cut))])
      assert.equal((await scanner.scan(content)).kind, ofVirus)
  })
}

test('clamd: names what it found, and says its version', async () => {
  const scanner = createScanner(clamd.address)
  assert.deepEqual(await scanner.scan(pieces(TEST_VIRUS)), { kind: 'infected', signature: 'Eicar-Test-Signature' })
  assert.match((await scanner.version()) ?? '', /^ClamAV/)
  assert.equal(await createScanner(undefined).version(), undefined)
})

test('clamd: a file that is larger than it takes is not called clean', async () => {
  await assert.rejects(createScanner(clamd.address).scan(pieces(randomBytes(1_500_000), randomBytes(1_500_000))), {
    name: 'Refusal',
    message: /larger than the virus scanner takes/,
  })
})

test('clamd: a scanner that is not there, hangs up or is silent gives no verdict', async () => {
  await assert.rejects(createScanner('127.0.0.1:1').scan(pieces('text')), /does not answer/)
  await assert.rejects(createScanner('/nowhere/clamd.sock').scan(pieces('text')), /does not answer/)
  for (const behave of ['hang up', 'be silent'] as const) {
    const server = createServer(socket => {
      socket.on('error', () => {})
      socket.resume()
      if (behave === 'hang up') socket.end()
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await assert.rejects(createScanner(`127.0.0.1:${port}`, 200).scan(pieces('text')), /does not answer/, behave)
    await new Promise(resolve => server.close(resolve))
  }
})

test('clamd: a content that fails while it is read gives no verdict', async () => {
  const failing = new Readable({
    read() {
      this.destroy(new Error('the disk failed'))
    },
  })
  await assert.rejects(createScanner(clamd.address).scan(failing), /the disk failed/)
})
