import { formFields } from './form-fields.ts'

const WARNING_MS = 2 * 60 * 1000

/** `<form data-session-expires="INSTANT">`: the reply to posting it is `{"expiresAt": INSTANT}`. */
export function warnBeforeSignOut(): void {
  const session = document.querySelector<HTMLFormElement>('form[data-session-expires]')
  const { sessionExpires = '' } = session?.dataset ?? {}
  if (session) waitUntil(Date.parse(sessionExpires), session)
}

function waitUntil(expiresAt: number, session: HTMLFormElement): void {
  setTimeout(() => ask(expiresAt, session), Math.max(0, expiresAt - WARNING_MS - Date.now()))
}

function ask(expiresAt: number, session: HTMLFormElement): void {
  const time = new Intl.DateTimeFormat('en-GB', {
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
    timeZone: 'Europe/London',
  })
    .format(expiresAt)
    .replace(' ', '')
  const dialog = document.createElement('dialog')
  dialog.className = 'kith-dialog'
  dialog.setAttribute('aria-labelledby', 'session-warning')
  const heading = document.createElement('h2')
  heading.id = 'session-warning'
  heading.className = 'govuk-heading-m'
  heading.textContent = `You will be signed out at ${time}`
  const text = document.createElement('p')
  text.className = 'govuk-body'
  text.textContent =
    'You have not used Kith for a while. What you have typed on this page is kept if you stay signed in.'
  const stay = document.createElement('button')
  stay.type = 'button'
  stay.className = 'govuk-button'
  stay.textContent = 'Stay signed in'
  dialog.append(heading, text, stay)
  document.body.append(dialog)
  dialog.showModal()

  const ended = setTimeout(() => location.reload(), Math.max(0, expiresAt - Date.now()) + 1000)
  const extend = async (): Promise<void> => {
    const next = await extendSession(session)
    clearTimeout(ended)
    dialog.remove()
    if (next === undefined) location.reload()
    else waitUntil(next, session)
  }
  stay.addEventListener('click', () => void extend())
  dialog.addEventListener('cancel', () => void extend())
}

async function extendSession(session: HTMLFormElement): Promise<number | undefined> {
  const response = await fetch(session.action, {
    method: 'POST',
    body: formFields(session),
    headers: { accept: 'application/json' },
  })
  if (!response.ok) return undefined
  const { expiresAt } = (await response.json()) as { expiresAt: string }
  return Date.parse(expiresAt)
}
