import { momentInWords, weekdayInWords } from '../../../day.ts'
import { radiosField } from '../../../ui/choice-fields.ts'
import { dateField } from '../../../ui/date-field.ts'
import { textAreaField, textField } from '../../../ui/fields.ts'
import { emptyForm, type FormState } from '../../../ui/form-state.ts'
import { html, type SafeHtml } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import {
  breakGlassUrl,
  endConflictUrl,
  liftHoldUrl,
  restrictionsUrl,
  restrictionUrl,
  reviewBreakGlassUrl,
} from '../../auth.urls.ts'
import { BREAK_GLASS_HOURS, CONFLICT_NATURES, FINDINGS, RESTRICTION_REASONS } from '../../restriction/record-access.ts'
import type { BrokenGlassEntry, ConflictEntry, HoldEntry, RestrictionEntry } from '../../restriction/register.store.ts'
import type { RestrictableKind } from '../../restriction/restrictable-kind.ts'
import { paragraph, questionPage } from '../question.view.ts'

const backToRegister = { text: 'Back', href: restrictionsUrl }
const section = 'restrictions'

const summary = (rows: ReadonlyArray<readonly [string, string]>): SafeHtml =>
  html`<dl class="govuk-summary-list">${rows.map(
    ([key, value]) =>
      html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${key}</dt><dd class="govuk-summary-list__value">${value}</dd></div>`,
  )}</dl>`

export function breakGlassPage(kinds: readonly RestrictableKind[], state: FormState = emptyForm): PageContent {
  const kindField =
    kinds.length === 1
      ? html`<input type="hidden" name="kind" value="${kinds[0]?.kind}">`
      : radiosField(state, {
          name: 'kind',
          label: 'What kind of record is it?',
          choices: kinds.map(({ kind, title }) => ({ value: kind, text: title })),
        })
  return questionPage({
    title: 'Open a restricted record in an emergency',
    state,
    action: breakGlassUrl,
    lead: html`${paragraph('Use this when somebody may come to harm if you wait for one of the people who may open the record.')}
<ul class="govuk-list govuk-list--bullet"><li>The record opens to you alone, and closes again after the time you choose.</li>
<li>The information governance lead is told now, with your name and your reason, and reviews it.</li>
<li>All that you read and do there is in the audit trail, as always.</li>
<li>If you have a conflict of interest it stays closed: ask a colleague.</li></ul>`,
    fields: html`${kindField}${textField(state, {
      name: 'reference',
      label: 'Reference of the record',
      hint: `For example, ${kinds.map(kind => kind.exampleReference).join(' or ')}`,
      spellcheck: false,
      width: 20,
    })}${textAreaField(state, {
      name: 'reason',
      label: 'Why must you open it now?',
      hint: 'Do not name anybody whom the record is about',
      rows: 4,
    })}${radiosField(state, {
      name: 'hours',
      label: 'For how long?',
      choices: BREAK_GLASS_HOURS.map(hours => ({
        value: String(hours),
        text: hours === 1 ? '1 hour' : `${hours} hours`,
      })),
    })}`,
    button: 'Open the record and tell the lead',
    isWarning: true,
  })
}

export function reviewGlassPage(entry: BrokenGlassEntry, state: FormState = emptyForm): PageContent {
  return questionPage({
    title: 'Review how a record was opened',
    state,
    section,
    action: reviewBreakGlassUrl(entry.breakGlassId),
    backLink: backToRegister,
    lead: summary([
      ['Record', entry.reference],
      ['Who', `${entry.person}, ${entry.agency}`],
      ['Why', entry.reason],
      ['Open from', momentInWords(entry.openedAt)],
      ['Until', momentInWords(entry.endsAt)],
    ]),
    fields: html`${radiosField(state, {
      name: 'finding',
      label: 'Was it justified?',
      choices: [
        { value: 'justified', text: FINDINGS.justified },
        { value: 'not-justified', text: FINDINGS['not-justified'], hint: 'Decide with their agency what follows' },
      ],
    })}${textAreaField(state, { name: 'note', label: 'What did you find?', rows: 4 })}`,
    button: 'Record the review',
  })
}

export function reviewRestrictionPage(entry: RestrictionEntry, state: FormState = emptyForm): PageContent {
  return questionPage({
    title: 'Review a restriction',
    state,
    section,
    action: restrictionUrl(entry.restrictionId),
    backLink: backToRegister,
    lead: summary([
      ['Record', entry.reference],
      [
        'Why',
        entry.note === '' ? RESTRICTION_REASONS[entry.reason] : `${RESTRICTION_REASONS[entry.reason]}. ${entry.note}`,
      ],
      ['Restricted', `${momentInWords(entry.placedAt)}, by ${entry.placedBy}`],
      ['Who may open it', entry.readers.join(', ')],
      ['Review due', weekdayInWords(entry.reviewOn)],
    ]),
    fields: html`${radiosField(state, {
      name: 'decision',
      label: 'What do you decide?',
      choices: [
        { value: 'keep', text: 'Keep it restricted' },
        {
          value: 'lift',
          text: 'Lift the restriction',
          hint: 'Everybody whose role allows it can open the record again',
        },
      ],
    })}${dateField(state, { name: 'reviewOn', label: 'If you keep it, when is it reviewed next?' })}${textAreaField(
      state,
      { name: 'reason', label: 'If you lift it, why is it no longer needed?', rows: 3 },
    )}`,
    button: 'Record the decision',
  })
}

export function endConflictPage(entry: ConflictEntry): PageContent {
  return questionPage({
    title: `End ${entry.person}’s conflict of interest`,
    section,
    action: endConflictUrl(entry.conflictId),
    backLink: backToRegister,
    lead: html`${summary([
      ['Record', entry.reference],
      ['Conflict', CONFLICT_NATURES[entry.nature]],
      ['Declared', momentInWords(entry.declaredAt)],
    ])}${paragraph('End it only when it was declared by mistake or is over. They can then open the record if their role allows it.')}`,
    fields: null,
    button: 'End the conflict of interest',
    isWarning: true,
  })
}

export function liftHoldPage(entry: HoldEntry): PageContent {
  return questionPage({
    title: 'Lift a legal hold',
    section,
    action: liftHoldUrl(entry.holdId),
    backLink: backToRegister,
    lead: html`${summary([
      ['Record', entry.reference],
      ['Why it is held', entry.reason],
      ['Held since', `${momentInWords(entry.placedAt)}, by ${entry.placedBy}`],
    ])}${paragraph('Once its last hold is lifted, the record can be reviewed for disposal when the time for its class is over. Nothing is deleted now.')}`,
    fields: null,
    button: 'Lift the hold',
    isWarning: true,
  })
}
