import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbedded } from '../db/embedded.ts'

/** The secret from which the role passwords of test databases follow. */
export const TEST_SECRET = 'a secret for tests alone, thirty-two characters or more'

/** A PostgreSQL of its own in a temporary folder, gone when stopped. Not durable, so that tests are quick. */
export async function startTestCluster(): Promise<EmbeddedPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'kith-test-'))
  // So that, run as root, PostgreSQL's account can enter it; else its files would go to /var/lib and stay there.
  chmodSync(folder, 0o711)
  const server = await startEmbedded({ dataDir: folder, log: () => {}, durable: false, sharedBuffersMb: 128 })
  return {
    ...server,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
