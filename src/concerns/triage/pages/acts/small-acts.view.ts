import { weekdayInWords } from '#platform/day.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { selectField, textAreaField } from '#platform/ui/fields.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import type { ActShown } from '../../../case/act-routes.ts'
import { standingOf } from '../../../case/case.ts'
import { readCaseClock } from '../../../case/case-clock.ts'
import type { TeamMember } from '../../../case/team.store.ts'
import { LATE_CAUSES, PAUSE_REASONS } from '../../../codes.ts'
import { allows, CONCERN_ACTS, type ConcernAct } from '../../../concern.ts'
import { concernUrl } from '../../../concerns.urls.ts'
import { mayManageTeam } from '../../../policy.ts'
import { whyNotStop } from '../../stop-clock-rule.ts'
import { actForm } from './act-form.view.ts'

const backTo = ({ open }: ActShown) => ({ text: 'Back', href: concernUrl(open.found.reference) })

const choices = (words: Readonly<Record<string, string>>): { value: string; text: string }[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

/** Why the act cannot be done now, in place of its form. */
function refusedPage(shown: ActShown, title: string, why: string): PageContent {
  return {
    title,
    section: 'triage',
    backLink: backTo(shown),
    width: 'question',
    body: html`<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">${why}</p><p class="govuk-body"><a class="govuk-link" href="${concernUrl(shown.open.found.reference)}">Back to the record</a></p>`,
  }
}

function whyNot({ open }: ActShown, act: ConcernAct): string | undefined {
  const allowed = allows(standingOf(open.found), act)
  return allowed === true ? undefined : `You cannot ${CONCERN_ACTS[act]} because ${allowed}.`
}

export function givePage(shown: ActShown, members: readonly TeamMember[]): PageContent {
  const { found, teams } = shown.open
  const title = `Who takes ${found.reference}?`
  const isOthers = found.workerId !== undefined && found.workerId !== shown.actor.personId
  const mayManage = mayManageTeam(shown.actor, teams, found.teamId)
  const why =
    whyNot(shown, 'assign') ??
    (isOthers && !mayManage
      ? `${found.workerName ?? 'A colleague'} has it. Only the team’s manager may give it to somebody else.`
      : undefined)
  if (why !== undefined) return refusedPage(shown, title, why)
  const { readers, conflicted } = found.access
  const able = members.filter(
    ({ personId }) => !conflicted.includes(personId) && (readers === undefined || readers.includes(personId)),
  )
  const offered =
    mayManage || found.workerId !== undefined ? able : able.filter(each => each.personId === shown.actor.personId)
  return actForm({
    title,
    lead: found.workerName === undefined ? 'Nobody has it yet.' : `It is with ${found.workerName} now.`,
    state: { ...shown.state, values: { to: found.workerId ?? '', ...shown.state.values } },
    action: concernUrl(found.reference, 'give'),
    version: found.version,
    fields: radiosField(
      { ...shown.state, values: { to: found.workerId ?? '', ...shown.state.values } },
      {
        name: 'to',
        label: html`<span class="govuk-visually-hidden">Who takes it</span>`,
        choices: offered.map(({ personId, name, jobTitle }) => ({
          value: personId,
          text: personId === shown.actor.personId ? `${name} (you)` : name,
          hint: jobTitle,
        })),
      },
    ),
    submit: 'Give the concern',
    back: backTo(shown),
    conflict: shown.conflict,
  })
}

export function notePage(shown: ActShown, corrects: { eventId: string; text: string } | undefined): PageContent {
  const { found } = shown.open
  return actForm({
    title: corrects ? 'Correct a note' : `Add a note to ${found.reference}`,
    lead: corrects
      ? 'The note as it was stays in the history, with this one beside it.'
      : 'What was said or done, by whom and when. A note is never altered.',
    state: shown.state,
    action: concernUrl(found.reference, 'note'),
    fields: html`${corrects && html`<input type="hidden" name="corrects" value="${corrects.eventId}"><div class="govuk-inset-text kith-lines">${corrects.text}</div>`}${textAreaField(shown.state, { name: 'note', label: corrects ? 'The note as it should be' : 'Note', rows: 6 })}`,
    submit: corrects ? 'Add the correction' : 'Add the note',
    back: backTo(shown),
    conflict: shown.conflict,
  })
}

export function clockPage(shown: ActShown): PageContent {
  const { found } = shown.open
  if (found.pausedOn !== undefined) return startPage(shown)
  const title = `Stop the clock of ${found.reference}`
  const reading = readCaseClock(found, shown.today)
  const why = whyNot(shown, 'pause') ?? whyNotStop(reading)
  if (why !== undefined) return refusedPage(shown, title, why)
  return actForm({
    title,
    lead: `From today on no day counts until you start it again; the decision is due ${weekdayInWords(reading.dueOn)} as things are. The council’s own work is no reason to stop it.`,
    state: shown.state,
    action: concernUrl(found.reference, 'clock'),
    version: found.version,
    fields: html`${radiosField(shown.state, { name: 'reason', label: 'Why is it stopped?', choices: choices(PAUSE_REASONS) })}${textAreaField(shown.state, { name: 'note', label: 'More about it (optional)', rows: 3 })}`,
    submit: 'Stop the clock',
    back: backTo(shown),
    conflict: shown.conflict,
  })
}

function startPage(shown: ActShown): PageContent {
  const { found } = shown.open
  const since: SafeHtml | false =
    found.pausedOn !== undefined && html`It has been stopped since ${weekdayInWords(found.pausedOn)}.`
  return actForm({
    title: `Start the clock of ${found.reference} again`,
    lead: html`${since} Today counts, and the due day moves by the working days between.`,
    state: shown.state,
    action: concernUrl(found.reference, 'clock'),
    version: found.version,
    fields: html`<input type="hidden" name="act" value="start">`,
    submit: 'Start the clock',
    back: backTo(shown),
    conflict: shown.conflict,
  })
}

export function latenessPage(shown: ActShown): PageContent {
  const { found } = shown.open
  const title = `Why is the decision on ${found.reference} late?`
  const why = whyNot(shown, 'assign')
  if (why !== undefined) return refusedPage(shown, title, why)
  const state = { ...shown.state, values: { cause: found.lateCause, ...shown.state.values } }
  return actForm({
    title,
    lead: 'The queue shows the cause. The clock keeps running, and the decision counts as late when it is.',
    state,
    action: concernUrl(found.reference, 'lateness'),
    version: found.version,
    fields: html`${selectField(state, { name: 'cause', label: 'Cause', choices: [{ value: '', text: 'Select a cause' }, ...choices(LATE_CAUSES)] })}${textAreaField(state, { name: 'note', label: 'More about it', hint: 'You must say what it was when it is another cause.', rows: 3 })}`,
    submit: 'Say why it is late',
    back: backTo(shown),
    conflict: shown.conflict,
  })
}
