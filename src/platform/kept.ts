import type { SafeHtml } from './html.ts'

/** What was drawn, under everything that it depends on; the longest unused is forgotten first. */
export interface DrawnPages {
  find(key: string): SafeHtml | undefined
  keep(key: string, body: SafeHtml): void
}

export function createDrawnPages(most: number): DrawnPages {
  const bodies = new Map<string, SafeHtml>()
  return {
    find(key) {
      const body = bodies.get(key)
      if (body === undefined) return undefined
      bodies.delete(key)
      bodies.set(key, body)
      return body
    },
    keep(key, body) {
      bodies.set(key, body)
      for (const oldest of bodies.keys()) {
        if (bodies.size <= most) return
        bodies.delete(oldest)
      }
    },
  }
}
