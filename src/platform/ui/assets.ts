import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The address of a built file, such as `app.css`. */
export type AssetUrl = (name: string) => string

/** Where `scripts/build-assets.mjs` puts what the pages load; served under `/assets/`, safe to cache for ever. */
export const builtAssetsFolder = fileURLToPath(new URL('../../../var/assets/', import.meta.url))

let files: Readonly<Record<string, string>> | undefined

function readManifest(): Readonly<Record<string, string>> {
  const manifest = JSON.parse(readFileSync(`${builtAssetsFolder}manifest.json`, 'utf8')) as {
    readonly files: Readonly<Record<string, string>>
  }
  return manifest.files
}

export const assetUrl: AssetUrl = name => {
  files ??= readManifest()
  const file = files[name]
  if (file === undefined) throw new Error(`No asset is built with the name "${name}"`)
  return `/assets/${file}`
}
