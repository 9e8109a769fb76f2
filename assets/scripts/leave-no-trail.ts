/**
 * Below `[data-leaves-no-trail]`: the pages of a form take each other's place in the history of the browser, so that
 * "back" from elsewhere shows none of them. Forms there answer with a redirect, to a page that can be asked for again.
 */
export function leaveNoTrail(): void {
  const region = document.querySelector<HTMLElement>('[data-leaves-no-trail]')
  region?.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a') : undefined
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (!link || !isPlain || link.target !== '' || !isOtherPageHere(link)) return
    event.preventDefault()
    location.replace(link.href)
  })
  region?.addEventListener('submit', event => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
    event.preventDefault()
    void send(form, event.submitter)
  })
}

const isOtherPageHere = ({ origin, pathname, search }: HTMLAnchorElement): boolean =>
  origin === location.origin && (pathname !== location.pathname || search !== location.search)

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const fields = new FormData(form, submitter)
  const hasFiles = form.enctype === 'multipart/form-data'
  // FormData always holds text or files; an urlencoded form has no files.
  const body = hasFiles ? fields : new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]))
  try {
    const response = await fetch(form.action, { method: 'POST', body })
    if (response.redirected) location.replace(response.url)
    // What was refused answers with its own page: sent once more it does nothing else.
    else form.submit()
  } catch {
    sayNotSent(form)
  }
}

function sayNotSent(form: HTMLFormElement): void {
  form.querySelector('[data-not-sent]')?.remove()
  const message = document.createElement('p')
  message.className = 'govuk-error-message'
  message.setAttribute('role', 'alert')
  message.dataset['notSent'] = ''
  message.textContent = 'This could not be sent. What you typed is still here. Check your connection, then try again.'
  form.prepend(message)
}
