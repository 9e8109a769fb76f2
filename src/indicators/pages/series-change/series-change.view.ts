import { radiosField } from '#platform/ui/choice-fields.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField, textField } from '#platform/ui/fields.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { type HtmlPart, html } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { measureUrl, recordSeriesChangeUrl, withdrawSeriesChangeUrl } from '../../indicators.urls.ts'
import type { Measure } from '../../measure.ts'
import type { SeriesChange } from '../../spc/series-change.ts'

interface SeriesForm {
  readonly measure: Measure
  readonly title: string
  readonly lead: string
  readonly state: FormState
  readonly action: string
  readonly fields: HtmlPart
  readonly submit: string
}

const seriesForm = ({ measure, title, lead, state, action, fields, submit }: SeriesForm): PageContent => {
  const back = measureUrl(measure.code)
  return {
    title,
    section: 'measures',
    backLink: { text: measure.title, href: back },
    hasErrors: hasErrors(state),
    width: 'question',
    body: html`${errorSummary(state)}<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">${lead}</p>
${postForm({
  action,
  body: html`${fields}${actions(button({ text: submit }), html`<a class="govuk-link" href="${back}">Cancel</a>`)}`,
})}`,
  }
}

export const seriesChangePage = (state: FormState, measure: Measure): PageContent =>
  seriesForm({
    measure,
    title: 'Record a break or new limits',
    lead: 'Kith never does this by itself. Everybody who sees the measure sees what you record, with your name and your reason.',
    state,
    action: recordSeriesChangeUrl(measure.code),
    fields: html`${radiosField(state, {
      name: 'kind',
      label: 'What changed?',
      choices: [
        {
          value: 'break',
          text: 'How it is counted: a series break',
          hint: 'Nothing is compared across the day, and the line in the chart stops there.',
        },
        {
          value: 'rebase',
          text: 'What is done: new limits',
          hint: 'Counted as before, but the work changed for good and the new level has held. The line goes on; the limits begin anew.',
        },
      ],
    })}${dateField(state, { name: 'from', label: 'The first day of the new way', hint: 'The first whole month or quarter from then on begins the new stretch. For example, 1 11 2023' })}
${textField(state, { name: 'title', label: 'What happened, in a few words', hint: 'For example, “The portal opened”' })}
${textAreaField(state, { name: 'reason', label: 'Why is the series read anew from then?', rows: 4 })}`,
    submit: 'Record the change',
  })

export const withdrawSeriesChangePage = (state: FormState, measure: Measure, change: SeriesChange): PageContent =>
  seriesForm({
    measure,
    title: `Withdraw “${change.title}”`,
    lead: 'The series is then read as if it had not been recorded. It stays on record, with your name and your reason.',
    state,
    action: withdrawSeriesChangeUrl(measure.code, change.changeId),
    fields: textAreaField(state, { name: 'reason', label: 'Why is it withdrawn?', rows: 3 }),
    submit: 'Withdraw the change',
  })
