import { weekdayInWords } from '#platform/day.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { selectField, textAreaField } from '#platform/ui/fields.ts'
import { actions, button, postForm } from '#platform/ui/form.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { type RecordedDecision, standingOf } from '../../../case/case.ts'
import { momentLine, momentShort } from '../../../case/moment-words.ts'
import { LATE_CAUSES } from '../../../codes.ts'
import { allows, pathwaysOf, stateInWords } from '../../../concern.ts'
import { concernUrl } from '../../../concerns.urls.ts'
import { LIMB_ANSWERS, LIMBS, type Limb, opensEnquiry } from '../../../decision.ts'
import { planningClock } from '../../../decision-clock.ts'
import { mappingOn, NATIONAL_CLASSES } from '../../../pathway-mapping.ts'
import { LIMB_NAMES } from '../../decision-form.ts'
import type { RecordPage } from './record-page.ts'

/** The form in which a waiting concern is decided. */
export function decidePanel(page: RecordPage): SafeHtml {
  const { found } = page
  const allowed = allows(standingOf(found), 'decide')
  const heading = found.about === 'adult' ? 'Decide: does the section 42 duty apply?' : 'Decide: what happens now?'
  if (allowed !== true)
    return html`<section class="kith-decide" aria-labelledby="decide"><div class="kith-decide__head"><h2 class="govuk-heading-m" id="decide">${heading}</h2><p>It cannot be decided because ${allowed}.</p></div></section>`
  return html`<section class="kith-decide" aria-labelledby="decide"><div class="kith-decide__head"><h2 class="govuk-heading-m" id="decide">${heading}</h2>
${found.about === 'adult' && html`<p>Care Act 2014, section 42(1). Is there reasonable cause to suspect that the adult:</p>`}</div>
${postForm({
  action: concernUrl(found.reference, 'decision'),
  autosaveUrl: concernUrl(found.reference, 'draft'),
  body: html`${decisionFields(page)}<div class="kith-decide__foot">${actions(
    button({ text: 'Record the decision' }),
    button({ text: 'Save and come back', kind: 'secondary', name: 'act', value: 'save' }),
    html`<a class="govuk-link" href="${concernUrl(found.reference, 'screen-out')}">No safeguarding matter: screen it out</a>`,
  )}<p class="kith-muted" data-autosave-status role="status">${draftWords(page)}</p><p class="kith-muted">Nothing is sent until you record it.</p></div>`,
})}</section>`
}

function draftWords({ draft, readerId, today }: RecordPage): string {
  if (!draft) return 'Nothing is saved yet.'
  const who = draft.personId === readerId ? 'Saved' : `Saved by ${draft.name}`
  return `${who} ${momentShort(draft.savedAt, today)}.`
}

/** Every question of the decision; a change of it asks the same. */
export function decisionFields(page: RecordPage): SafeHtml {
  const { found, draft } = page
  return html`<input type="hidden" name="version" value="${found.version}"><input type="hidden" name="begun-from" value="${draft?.savedAt.toString() ?? ''}">
${found.about === 'adult' && LIMB_NAMES.map(limb => limbQuestion(page, limb))}
${found.about === 'adult' && oneAnswerSetsBoth(page)}
<div class="kith-decide__part">${pathwayQuestion(page)}${reasonQuestions(page)}${latenessQuestions(page)}</div>`
}

const limbQuestion = ({ state }: RecordPage, limb: Limb): SafeHtml =>
  html`<div class="kith-decide__limb"><span class="kith-decide__letter" aria-hidden="true">(${limb})</span><div>${radiosField(
    state,
    {
      name: `limb-${limb}`,
      label: html`<span class="govuk-visually-hidden">(${limb}) </span>${LIMBS[limb]}`,
      isRow: true,
      choices: Object.entries(LIMB_ANSWERS).map(([value, text]) => ({ value, text })),
    },
  )}${textAreaField(state, { name: `limb-${limb}-reason`, label: html`Reason<span class="govuk-visually-hidden"> for (${limb})</span>`, rows: 2 })}</div></div>`

const WHEN: Readonly<Record<string, string>> = {
  's42-2': 'All three are yes',
  's42-1': 'All three are yes, and other action has dealt with it',
  'not-met': 'One or more is no',
  'other-enquiry': 'One or more is no or not known, and the council finds an enquiry necessary',
}

function oneAnswerSetsBoth({ today }: RecordPage): SafeHtml {
  const { classes, version, source } = mappingOn(today)
  const due = weekdayInWords(planningClock(today).dueOn)
  const pathways = Object.entries(pathwaysOf('adult')).filter(([name]) => name !== 'screened-out')
  const rows = [
    ...pathways.map(([name, words]) => ({
      when: WHEN[name] ?? '',
      here: opensEnquiry(name) ? `${words}. Planning meeting within 10 working days, by ${due}.` : `${words}.`,
      counted: nationalWords(classes, name),
    })),
    {
      when: 'Not enough known yet',
      here: 'Save your answers and come back: it stays in the queue and the clock keeps running.',
      counted: 'Nothing yet',
    },
  ]
  return html`<div class="kith-decide__part">${dataTable({
    id: 'one-answer',
    caption: 'One answer sets both',
    isDense: true,
    isStacked: true,
    columns: [
      { head: 'If', cell: row => row.when, isRowHead: true },
      { head: 'What happens here', cell: row => row.here },
      { head: 'Counted nationally as', cell: row => row.counted },
    ],
    rows,
  })}<p class="kith-muted">From the table ${version}: ${source}.</p></div>`
}

const nationalWords = (classes: Readonly<Record<string, keyof typeof NATIONAL_CLASSES>>, pathway: string): string => {
  const name = classes[pathway]
  return name === undefined ? '' : NATIONAL_CLASSES[name]
}

function pathwayQuestion({ state, found }: RecordPage): SafeHtml {
  const words = Object.entries(pathwaysOf(found.about)).filter(([name]) => name !== 'screened-out')
  return radiosField(state, {
    name: 'pathway',
    label: 'What happens now?',
    isSmall: true,
    choices: words.map(([value, text]) => ({ value, text })),
  })
}

export function reasonQuestions({ state, found }: RecordPage): SafeHtml {
  const isTold = found.referrer.entitlement === 'need-to-know'
  return html`${textAreaField(state, { name: 'reason', label: 'Reason for the decision', rows: 3 })}${
    isTold &&
    textAreaField(state, {
      name: 'told-reason',
      label: 'The reason in plain words, for whoever raised it',
      hint: `${found.referrer.organisation || found.referrer.name} will read this. Say only what they need to know.`,
      rows: 3,
    })
  }`
}

export function latenessQuestions({ state, found, reading }: RecordPage): SafeHtml | false {
  if (reading.state !== 'breached') return false
  const values = { 'late-cause': found.lateCause, ...state.values }
  const prefilled = { ...state, values }
  return html`${selectField(prefilled, {
    name: 'late-cause',
    label: 'Why is the decision late?',
    choices: [
      { value: '', text: 'Select a cause' },
      ...Object.entries(LATE_CAUSES).map(([value, text]) => ({ value, text })),
    ],
  })}${textAreaField(prefilled, { name: 'late-note', label: 'More about the lateness', hint: 'You must say what it was when it is another cause.', rows: 2 })}`
}

/** The decision that holds, those before it, and what can be done about it. */
export function decidedPanel(page: RecordPage): SafeHtml {
  const { found, decisions, today } = page
  const [latest, ...before] = decisions
  const mayChange = allows(standingOf(found), 'change-decision')
  return html`${sectionHeading({ text: 'The decision', id: 'decision' })}
${latest && oneDecision(latest, today)}
${enquiryLine(page)}
<p class="govuk-body">${
    mayChange === true
      ? html`<a class="govuk-link" href="${concernUrl(found.reference, 'decision')}">Change the decision</a>`
      : html`The decision cannot be changed because ${mayChange}.`
  }</p>
${before.length > 0 && html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${before.length === 1 ? 'The decision before it' : `The ${before.length} decisions before it`}</span></summary><div class="govuk-details__text">${before.map(each => oneDecision(each, today))}</div></details>`}`
}

export function oneDecision(decision: RecordedDecision, today: Temporal.PlainDate): SafeHtml {
  const { limbs, lateCause } = decision
  const national: Readonly<Record<string, string>> = NATIONAL_CLASSES
  return html`<div class="kith-decided"><p><b>${stateInWords(decision.pathway)}</b>. Counted nationally as: ${national[decision.nationalClass]?.toLowerCase() ?? decision.nationalClass}.</p>
<p class="kith-muted">${momentLine(decision.decidedAt, today)}, ${decision.decidedBy}. ${decision.isInTime ? 'The first decision was in time.' : `The first decision was late: ${lateCause === undefined ? 'no cause given' : LATE_CAUSES[lateCause].toLowerCase()}. ${decision.lateNote}`}</p>
${limbs && html`<ul class="kith-plain-list">${LIMB_NAMES.map(limb => html`<li>(${limb}) <b>${LIMB_ANSWERS[limbs[limb].answer]}</b>: ${limbs[limb].reason}</li>`)}</ul>`}
<p>${decision.reason}</p>${decision.toldReason && html`<p class="kith-muted">For whoever raised it: ${decision.toldReason}</p>`}</div>`
}

function enquiryLine({ found }: RecordPage): SafeHtml | false {
  const { enquiry } = found
  return (
    enquiry !== undefined &&
    html`<p class="govuk-body">Enquiry <a class="govuk-link" href="/enquiries/${enquiry.reference}">${enquiry.reference}</a>${enquiry.state === 'planning' && html`: planning meeting by ${weekdayInWords(enquiry.planningDueOn)}`}${enquiry.state === 'withdrawn' && ': withdrawn, because the decision was changed'}.</p>`
  )
}
