import { formFields } from './form-fields.ts'

const PAUSE_MS = 600

/** `<div data-preview-of="FIELD" data-preview-url="URL">`: shows how the text of the field reads, a moment after it changes. */
export function showPreviews(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-preview-of]')) {
    const field = document.getElementById(place.dataset['previewOf'] ?? '')
    if (!(field instanceof HTMLTextAreaElement) || !field.form) continue
    const { form } = field
    let waiting: number | undefined
    let latest = 0
    const refresh = async (): Promise<void> => {
      const asked = ++latest
      const response = await fetch(place.dataset['previewUrl'] ?? '', { method: 'POST', body: formFields(form) })
      // An answer that was overtaken by a later one is thrown away.
      if (response.ok && asked === latest) place.innerHTML = await response.text()
    }
    field.addEventListener('input', () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => void refresh().catch(() => undefined), PAUSE_MS)
    })
  }
}

/** `<code data-insert-into="FIELD">`: a button that puts the text where the writer stood in the field. */
export function offerInsertion(): void {
  for (const code of document.querySelectorAll<HTMLElement>('code[data-insert-into]')) {
    const field = document.getElementById(code.dataset['insertInto'] ?? '')
    if (!(field instanceof HTMLTextAreaElement)) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'kith-link-button'
    button.textContent = 'Put it in'
    button.addEventListener('click', () => {
      field.setRangeText(code.textContent ?? '', field.selectionStart, field.selectionEnd, 'end')
      field.focus()
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    code.after(' ', button)
  }
}
