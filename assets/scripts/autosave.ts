import { formFields } from './form-fields.ts'

const PAUSE_MS = 2000
const RETRY_MS = 15_000

/** `<form data-autosave="URL">`: posts what is typed after a pause; the reply is `{"savedAt": "4:47pm"}`. */
export function saveDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
    let waiting: number | undefined
    form.addEventListener('input', () => {
      clearTimeout(waiting)
      waiting = setTimeout(trySaving, PAUSE_MS)
    })
    const trySaving = async (): Promise<void> => {
      if (!(await save(form))) waiting = setTimeout(trySaving, RETRY_MS)
    }
    form.addEventListener('submit', () => clearTimeout(waiting))
  }
}

async function save(form: HTMLFormElement): Promise<boolean> {
  const { autosave = '' } = form.dataset
  const status = form.querySelector('[data-autosave-status]')
  try {
    const response = await fetch(autosave, {
      method: 'POST',
      body: formFields(form),
      headers: { accept: 'application/json' },
    })
    if (!response.ok) throw new Error(`The draft was refused with status ${response.status}`)
    const { savedAt } = (await response.json()) as { savedAt: string }
    if (status) status.textContent = `Draft saved at ${savedAt}.`
    return true
  } catch {
    if (status) status.textContent = 'Not saved yet. What you typed is still on this page; we will try again.'
    return false
  }
}
