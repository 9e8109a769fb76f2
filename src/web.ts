import { routes } from './app.ts'
import { staffChrome } from './chrome.ts'
import type { ServerConfig } from './platform/config.ts'
import { createServer } from './platform/http/server.ts'
import type { Running } from './platform/serve.ts'
import { builtAssetsFolder } from './platform/ui/assets.ts'
import { createProcessApp } from './process-app.ts'

/** The staff site. */
export async function run(config: ServerConfig): Promise<Running> {
  const app = createProcessApp(config, 'web')
  const server = await createServer({
    app,
    routes,
    chrome: staffChrome,
    assetsFolder: builtAssetsFolder,
    readiness: async () => [],
  })
  const address = await server.listen({ host: config.host, port: config.port })
  return {
    address: `http://localhost:${new URL(address).port}`,
    async stop() {
      await server.close()
      await app.close()
    },
  }
}
