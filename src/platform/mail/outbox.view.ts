import { momentInWords } from '../day.ts'
import { dataTable } from '../ui/data-table.ts'
import { pageHeading } from '../ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '../ui/html.ts'
import { emptyState, panel } from '../ui/notes.ts'
import { pagination } from '../ui/pagination.ts'
import { type Tag, tag } from '../ui/tag.ts'
import type { KeptMail } from './mail.store.ts'
import type { MailState } from './message.ts'
import { mailUrl, outboxUrl } from './outbox.urls.ts'

const STATE_TAGS: Readonly<Record<MailState, Tag>> = {
  waiting: { tone: 'neutral', text: 'Waiting to be sent' },
  sent: { tone: 'green', text: 'Sent' },
  kept: { tone: 'neutral', text: 'Kept here, not sent' },
  failed: { tone: 'red', text: 'Could not be sent' },
}

/** A mail, and whether its text is the reader's of the page to read. */
export interface OutboxMail {
  readonly mail: KeptMail
  readonly isOpen: boolean
}

export interface OutboxPage {
  readonly mails: readonly OutboxMail[]
  readonly isFirst: boolean
  readonly hasMore: boolean
  readonly hasServer: boolean
}

export function outboxBody({ mails, isFirst, hasMore, hasServer }: OutboxPage): SafeHtml {
  const why = hasServer
    ? 'Every mail of the demonstration. Mail that was handed to the mail server no longer has its text here.'
    : 'No mail server is set up (SMTP_URL), so nothing leaves. Mail of sign-in is kept here to be read and handed on; mail about a case is for its reader alone.'
  const last = mails.at(-1)?.mail
  return html`${pageHeading({ title: 'Outbox', below: html`<p class="govuk-body">${why}</p>` })}
${
  mails.length === 0
    ? emptyState({ why: 'No mail has been written. Invitations, password resets and reminders appear here.' })
    : html`${mailTable(mails)}
${pagination({
  summary: mails.length === 1 ? '1 mail on this page.' : `${mails.length} mails on this page, newest first.`,
  previousHref: isFirst ? undefined : outboxUrl(),
  nextHref: hasMore ? outboxUrl(last) : undefined,
})}`
}`
}

// Who raised a concern, and who was asked about one, is not for everybody to read either.
const addressOf = ({ mail, isOpen }: OutboxMail): string =>
  isOpen ? mail.to : `somebody at ${mail.to.split('@').at(-1)}`

const mailTable = (mails: readonly OutboxMail[]): SafeHtml =>
  dataTable({
    id: 'mails',
    caption: 'Mails, newest first',
    isCaptionHidden: true,
    isStacked: true,
    rows: mails,
    columns: [
      {
        head: 'Subject',
        cell: row =>
          html`<a class="govuk-link" href="${mailUrl(row.mail.mailId)}">${row.mail.subject}<span class="govuk-visually-hidden"> to ${addressOf(row)}</span></a>`,
      },
      { head: 'To', stackedLabel: 'To', cell: addressOf },
      { head: 'Written', cell: ({ mail }) => momentInWords(mail.madeAt) },
      { head: 'State', cell: ({ mail }) => tag(STATE_TAGS[mail.state]) },
    ],
  })

export function mailBody(shown: OutboxMail, text: string | undefined): SafeHtml {
  const { mail, isOpen } = shown
  const rows: [string, HtmlPart][] = [
    ['To', addressOf(shown)],
    ['Written', momentInWords(mail.madeAt)],
    ['State', tag(STATE_TAGS[mail.state])],
  ]
  if (mail.sentAt) rows.push(['Sent', momentInWords(mail.sentAt)])
  if (mail.fault !== undefined) rows.push(['The mail server said', html`<code>${mail.fault}</code>`])
  return html`${pageHeading({ title: mail.subject })}
<dl class="govuk-summary-list">${rows.map(
    ([name, value]) =>
      html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${name}</dt><dd class="govuk-summary-list__value">${value}</dd></div>`,
  )}</dl>
${panel('Text', text === undefined ? html`<p class="govuk-body">${isOpen ? 'The mail server has this mail, and its text is no longer kept here.' : 'This mail is about a case, or opens one: its text is for its reader alone. Set up a mail server (SMTP_URL) that takes it to them.'}</p>` : textOf(text))}`
}

const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g

/** Paragraphs and line breaks as they were written, with addresses that can be followed. */
export function textOf(text: string): SafeHtml {
  const paragraphs = text.split(/\n{2,}/).filter(paragraph => paragraph.trim() !== '')
  return html`${paragraphs.map(
    paragraph =>
      html`<p class="govuk-body">${paragraph.split('\n').map((line, index) => html`${index > 0 && html`<br>`}${lineOf(line)}`)}</p>`,
  )}`
}

function lineOf(line: string): HtmlPart[] {
  const parts: HtmlPart[] = []
  let from = 0
  for (const match of line.matchAll(ADDRESS)) {
    parts.push(line.slice(from, match.index))
    parts.push(html`<a class="govuk-link" rel="noreferrer" href="${match[0]}">${match[0]}</a>`)
    from = match.index + match[0].length
  }
  parts.push(line.slice(from))
  return parts
}
