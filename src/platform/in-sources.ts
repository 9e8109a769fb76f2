import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

const PLACE_IN_BUNDLE = /(file:\/\/[^\s()]+\/var\/program\/[^\s()]+\.js):(\d+):(\d+)/g
const maps = new Map<string, SourceMap | undefined>()

/**
 * A stack with the places in a bundle (scripts/build-program.mjs) put as places in the files it was made from. Node's own
 * `--enable-source-maps` would read every map when a process starts, which takes a fifth of the time of a start.
 */
export const inSources = (stack: string): string => stack.replace(PLACE_IN_BUNDLE, placeInSource)

function placeInSource(place: string, file: string, line: string, column: string): string {
  const origin = mapOf(file)?.findOrigin(Number(line), Number(column))
  if (!origin || !('fileName' in origin)) return place
  return `${new URL(origin.fileName, file).href}:${origin.lineNumber}:${origin.columnNumber}`
}

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, readMap(file))
  return maps.get(file)
}

function readMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(fileURLToPath(`${file}.map`), 'utf8')))
  } catch {
    return undefined // the place in the bundle is better than none
  }
}
