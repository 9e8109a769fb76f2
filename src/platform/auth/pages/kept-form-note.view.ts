import { html } from '../../ui/html.ts'
import { KEPT_MINUTES } from '../kept-form/kept-form.ts'

export const keptFormNote = html`<div class="govuk-inset-text">What you typed was not sent yet. It is kept for you for ${KEPT_MINUTES} minutes, and is there again after this.</div>`
