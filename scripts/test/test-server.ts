import { startTestCluster } from '../../src/platform/testing/cluster.ts'
import { makeTemplate, TEST_SERVER_VARIABLE } from '../../src/platform/testing/database.ts'

/** One PostgreSQL and one migrated template database for all test files, which clone it. */
export async function withTestServer(work: () => Promise<void>): Promise<void> {
  const cluster = await startTestCluster()
  try {
    await makeTemplate(cluster.ownerUrl)
    process.env[TEST_SERVER_VARIABLE] = cluster.ownerUrl
    await work()
  } finally {
    await cluster.stop()
  }
}
