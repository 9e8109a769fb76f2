import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The Node that came with the dependencies; else the one running now if it is new enough; else undefined. */
export function ownNode(root) {
  const brought = join(root, `node_modules/node-linux-${process.arch}/bin/node`)
  if (process.platform === 'linux' && existsSync(brought)) return brought
  return Number(process.versions.node.split('.')[0]) >= 26 ? process.execPath : undefined
}
