import { attributes, type HtmlPart, html, type SafeHtml } from './html.ts'

export interface PostForm {
  readonly action: string
  readonly body: HtmlPart
  readonly hasFiles?: boolean | undefined
  /** Where a draft is saved while the form is filled in. */
  readonly autosaveUrl?: string | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
}

/** Validation is the server's, so the browser's own bubbles are off. The server adds the anti-forgery field. */
export const postForm = ({ action, body, hasFiles, autosaveUrl, id, classes }: PostForm): SafeHtml =>
  html`<form method="post" novalidate${attributes({
    action,
    id,
    class: classes,
    enctype: hasFiles && 'multipart/form-data',
    'data-autosave': autosaveUrl,
  })}>${body}</form>`

export interface Button {
  readonly text: HtmlPart
  /** One primary button per page. `warning` only for an act that cannot be undone, named for the act. */
  readonly kind?: 'primary' | 'secondary' | 'warning' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
}

const buttonClass = (kind: Button['kind']): string =>
  kind === undefined || kind === 'primary' ? 'govuk-button' : `govuk-button govuk-button--${kind}`

export const button = ({ text, kind, name, value }: Button): SafeHtml =>
  html`<button${attributes({ type: 'submit', class: buttonClass(kind), 'data-module': 'govuk-button', name, value })}>${text}</button>`

/** A link that leads to the next act and looks like a button. */
export const linkButton = (text: HtmlPart, href: string, kind?: Button['kind']): SafeHtml =>
  html`<a href="${href}" class="${buttonClass(kind)}">${text}</a>`

export const actions = (...parts: readonly HtmlPart[]): SafeHtml => html`<div class="kith-actions">${parts}</div>`
