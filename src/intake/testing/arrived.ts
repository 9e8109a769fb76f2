import type { App } from '#platform/app.ts'
import type { Arrived } from '#platform/files/file-store.ts'

/** A file as a request brings it. */
export const arrived = (app: App, partnershipId: string, content: Buffer): Promise<Arrived> =>
  app.files.store.arrive(partnershipId, pieces(content), content.length)

async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  yield content
}
