import { openDatabaseAs } from '#platform/db/database.ts'
import { createLog } from '#platform/log.ts'
import type { PartConfig } from '#platform/part-config.ts'
import type { Running } from '#platform/serve.ts'
import { assetUrl, builtAssetsFolder } from '#platform/ui/assets.ts'
import { createPublicSite } from '#publishing/public-site'

export async function run(config: PartConfig): Promise<Running> {
  const log = createLog(config.logLevel, 'public')
  const database = openDatabaseAs('kith_public', config.addresses, {
    onError: error => log.error({ err: error }, 'a database connection broke'),
  })
  const server = await createPublicSite({
    database,
    log,
    production: config.environment === 'production',
    assets: assetUrl,
    raiseUrl: `${config.baseUrl}/raise`,
    assetsFolder: builtAssetsFolder,
  })
  const address = await server.listen({ host: config.host, port: config.publicPort })
  return {
    address: `http://localhost:${new URL(address).port}`,
    async stop() {
      await server.close()
      await database.close()
    },
  }
}
