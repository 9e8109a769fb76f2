const LOOK_AGAIN_MS = 2_000
const SAY_AGAIN_MS = 15_000

/**
 * `[data-long-work]`: its parts `[data-live="NAME"]` follow what the server says, and the whole page is shown anew when the
 * work is done. `[data-live-status]` tells whoever listens to the page, seldom enough that they can listen to it.
 */
export function followLongWork(): void {
  const region = document.querySelector<HTMLElement>('[data-long-work]')
  if (!region) return
  const status = region.querySelector('[data-live-status]')
  let saidAt = performance.now()
  const look = async (): Promise<void> => {
    const now = await readPage()
    const next = now?.querySelector<HTMLElement>('[data-long-work]')
    if (now && !next) return location.reload()
    if (next) {
      const hasNews = showParts(region, next)
      if (status && (hasNews || performance.now() - saidAt > SAY_AGAIN_MS)) {
        status.textContent = next.querySelector('[data-live="how-far"]')?.textContent ?? ''
        saidAt = performance.now()
      }
    }
    setTimeout(() => void look(), LOOK_AGAIN_MS)
  }
  setTimeout(() => void look(), LOOK_AGAIN_MS)
}

/** Undefined while the server cannot be reached: then we look again. */
async function readPage(): Promise<Document | undefined> {
  try {
    const response = await fetch(location.href)
    return response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : undefined
  } catch {
    return undefined
  }
}

/** True when a part that was empty has something to say. */
function showParts(region: HTMLElement, next: HTMLElement): boolean {
  let hasNews = false
  for (const part of region.querySelectorAll<HTMLElement>('[data-live]')) {
    const fresh = next.querySelector<HTMLElement>(`[data-live="${part.dataset['live']}"]`)
    if (!fresh || fresh.outerHTML === part.outerHTML || part.contains(document.activeElement)) continue
    hasNews ||= part.textContent?.trim() === '' && fresh.textContent?.trim() !== ''
    if (part instanceof HTMLProgressElement && fresh instanceof HTMLProgressElement && fresh.hasAttribute('value'))
      part.value = fresh.value
    else part.innerHTML = fresh.innerHTML
  }
  return hasNews
}
