/**
 * What a cookie of ours is called in the browser. `__Host-` makes it refuse one that was set by a subdomain or without TLS;
 * it needs Secure, which a local demonstration cannot have.
 */
export function cookieName(name: string, production: boolean): string {
  return production ? `${HOST}${name}` : name
}

/** The cookies of a request under our names for them. In production one without the prefix may be anybody's, and is left out. */
export function ownCookies(
  cookies: Readonly<Record<string, string | undefined>>,
  production: boolean,
): Readonly<Record<string, string | undefined>> {
  if (!production) return cookies
  const own = Object.entries(cookies).filter(([name]) => name.startsWith(HOST))
  return Object.fromEntries(own.map(([name, value]) => [name.slice(HOST.length), value]))
}

const HOST = '__Host-'
