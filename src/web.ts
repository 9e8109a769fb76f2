import { apiRoutes, routes } from './app.ts'
import { createStaffChrome } from './chrome.ts'
import { hasDemonstration } from './platform/auth/demonstration/demonstration.ts'
import { keepHolidaysInForce } from './platform/bank-holidays/holidays-in-force.ts'
import { readiness } from './platform/doctor/readiness.ts'
import { createServer } from './platform/http/server.ts'
import type { PartConfig } from './platform/part-config.ts'
import type { Running } from './platform/serve.ts'
import { builtAssetsFolder } from './platform/ui/assets.ts'
import { createProcessApp } from './process-app.ts'

const ASK_AGAIN_MS = 60_000

/** The staff site. */
export async function run(config: PartConfig): Promise<Running> {
  const app = createProcessApp(config, 'web')
  const holidays = await keepHolidaysInForce(app, 'kith_app')
  let isDemonstration = await hasDemonstration(app)
  const asking = setInterval(async () => {
    // The notice stays as it was while the database cannot be asked; one-click sign-in asks for itself each time.
    isDemonstration = await hasDemonstration(app).catch(() => isDemonstration)
  }, ASK_AGAIN_MS).unref()
  const server = await createServer({
    app,
    routes,
    api: apiRoutes,
    chrome: createStaffChrome({ publicUrl: config.publicUrl, isDemonstration: () => isDemonstration }),
    assetsFolder: builtAssetsFolder,
    readiness: () => readiness(app),
  })
  const address = await server.listen({ host: config.host, port: config.port })
  return {
    address: `http://localhost:${new URL(address).port}`,
    async stop() {
      clearInterval(asking)
      holidays.stop()
      await server.close()
      await app.close()
    },
  }
}
