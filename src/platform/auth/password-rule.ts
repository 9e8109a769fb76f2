export const SHORTEST_PASSWORD = 12
const LONGEST_PASSWORD = 200

/**
 * What is wrong with a new password, or undefined. Length and not being guessable, as the NCSC advises: no rule asks for
 * capitals or symbols. `own` are words that others know of its owner, such as the email address.
 */
export async function faultOfPassword(password: string, own: readonly string[]): Promise<string | undefined> {
  const length = [...password].length
  if (length === 0) return 'Enter a password'
  if (length < SHORTEST_PASSWORD) return `Password must be ${SHORTEST_PASSWORD} characters or more`
  if (length > LONGEST_PASSWORD) return `Password must be ${LONGEST_PASSWORD} characters or fewer`
  const words = password.normalize('NFKC').toLowerCase()
  if (own.some(word => isMostly(words, word.toLowerCase())))
    return 'Password must not be made of your name or email address'
  if (isPattern(words)) return 'Password must not be one character or word repeated, or a run such as 123456789012'
  if (await isCommon(words))
    return 'Password is one of those that attackers try first. Enter one that is harder to guess'
  return undefined
}

function isMostly(password: string, word: string): boolean {
  return word.length >= 4 && password.includes(word) && password.length - word.length < SHORTEST_PASSWORD / 2
}

const RUNS = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

function isPattern(password: string): boolean {
  if (/^(.{1,6}?)\1+.{0,2}$/u.test(password)) return true
  return RUNS.some(run => run.includes(password) || [...run].reverse().join('').includes(password))
}

/** Common as it stands, with digits and signs around it (`liverpool2024!`), or said twice. */
async function isCommon(password: string): Promise<boolean> {
  const common = await commonPasswords()
  const core = password.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const half = password.slice(0, password.length / 2)
  return (
    common.has(password) ||
    (core.length >= 4 && common.has(core)) ||
    (half + half === password && common.has(half)) ||
    common.has(password.replaceAll(/[^a-z0-9]/g, ''))
  )
}

let loaded: ReadonlySet<string> | undefined

// 49,000 passwords from published breaches, by how often they were found (zxcvbn-ts, MIT). Read only when somebody sets one.
async function commonPasswords(): Promise<ReadonlySet<string>> {
  if (loaded) return loaded
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  loaded = new Set(dictionary['passwords-common'].map(String))
  return loaded
}
