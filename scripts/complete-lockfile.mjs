// `npm install` against a registry mirror that lacks some platforms' optional packages leaves them out of the lockfile,
// and `npm ci` then refuses the lockfile everywhere. This puts an entry back for each, so that it is skipped on the
// systems it is not for. Run it after adding or updating a dependency: node scripts/complete-lockfile.mjs
import { readFileSync, writeFileSync } from 'node:fs'

const lockfile = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(lockfile, 'utf8'))
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  'arm-eabi': 'arm',
  'arm-gnueabihf': 'arm',
  'arm-musleabihf': 'arm',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
}

let added = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '') continue
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`
    if (lock.packages[place] || lock.packages[`${path}/${place}`]) continue
    const os = systems.find(system => name.includes(system))
    const cpu = Object.keys(processors)
      .sort((a, b) => b.length - a.length)
      .find(processor => name.includes(`-${processor}`))
    if (!os || !cpu || !/^\d/.test(version)) {
      console.warn(`left as it is: ${name}@${version}, asked for by ${path}`)
      continue
    }
    lock.packages[place] = {
      version,
      cpu: [processors[cpu]],
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      os: [os],
      ...(name.includes('musl') ? { libc: ['musl'] } : {}),
    }
    added++
  }
}
const root = lock.packages['']
const rest = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .sort(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = { '': root, ...Object.fromEntries(rest) }
writeFileSync(lockfile, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} optional packages put back`)
