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

export interface OutboxPage {
  readonly mails: readonly KeptMail[]
  readonly isFirst: boolean
  readonly hasMore: boolean
  readonly hasServer: boolean
}

export function outboxBody({ mails, isFirst, hasMore, hasServer }: OutboxPage): SafeHtml {
  const why = hasServer
    ? 'Every mail of the demonstration. Mail that was handed to the mail server no longer has its text here.'
    : 'No mail server is set up (SMTP_URL), so nothing leaves: every mail is kept here to be read.'
  const last = mails.at(-1)
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

const mailTable = (mails: readonly KeptMail[]): SafeHtml =>
  dataTable({
    id: 'mails',
    caption: 'Mails, newest first',
    isCaptionHidden: true,
    isStacked: true,
    rows: mails,
    columns: [
      {
        head: 'Subject',
        cell: mail =>
          html`<a class="govuk-link" href="${mailUrl(mail.mailId)}">${mail.subject}<span class="govuk-visually-hidden"> to ${mail.to}</span></a>`,
      },
      { head: 'To', stackedLabel: 'To', cell: mail => mail.to },
      { head: 'Written', cell: mail => momentInWords(mail.madeAt) },
      { head: 'State', cell: mail => tag(STATE_TAGS[mail.state]) },
    ],
  })

export function mailBody(mail: KeptMail, text: string | undefined): SafeHtml {
  const rows: [string, HtmlPart][] = [
    ['To', mail.to],
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
${panel('Text', text === undefined ? html`<p class="govuk-body">The mail server has this mail, and its text is no longer kept here.</p>` : textOf(text))}`
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
