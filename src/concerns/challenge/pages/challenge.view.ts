import type { Actor } from '#platform/auth/actor.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField, textField } from '#platform/ui/fields.ts'
import { button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { type Case, standingOf } from '../../case/case.ts'
import { notRecorded } from '../../case/not-recorded.view.ts'
import { recordFrame } from '../../case/record-frame.view.ts'
import { allows } from '../../concern.ts'
import {
  answerChallengeUrl,
  challengeUrl,
  concernUrl,
  endChallengeUrl,
  escalateChallengeUrl,
} from '../../concerns.urls.ts'
import { ANSWERS, CHALLENGERS, type Challenge, challengeAllows, levelOf, standingOfChallenge } from '../challenge.ts'
import { oneChallenge } from './level-list.view.ts'

export interface ChallengePage {
  readonly found: Case
  readonly today: Temporal.PlainDate
  readonly state: FormState
  readonly why: string | undefined
  readonly actor: Pick<Actor, 'id'>
  readonly mayManage: boolean
  /** the latest first */
  readonly challenges: readonly Challenge[]
}

const choices = (words: Readonly<Record<string, string>>): { value: string; text: string }[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

export function challengePage(page: ChallengePage): PageContent {
  const { found, today, state, challenges } = page
  const open = challenges.find(({ outcome }) => outcome === undefined)
  const allowed = allows(standingOf(found), 'challenge')
  return recordFrame(found, today, 'challenge', {
    hasErrors: hasErrors(state),
    body: html`${notRecorded(page.why)}${errorSummary(state)}${sectionHeading({ text: 'Disagreement with the decision', id: 'challenge' })}
${challenges.length === 0 ? emptyState({ why: 'Nobody has disagreed with the decision.' }) : challenges.map(oneChallenge)}
${open ? openActs(page, open) : allowed === true ? recordForm(page) : html`<p class="govuk-body">Nobody can disagree because ${allowed}.</p>`}`,
  })
}

const recordForm = ({ found, state }: ChallengePage): SafeHtml =>
  html`${sectionHeading({ text: 'Somebody disagrees', id: 'record' })}<p class="govuk-body">A professional who raised it can say so on their own page. Write it down here when they telephone or write. Somebody who did not make the decision answers within 5 working days.</p>
${postForm({
  action: challengeUrl(found.reference),
  body: html`${radiosField(state, { name: 'challenger', label: 'Who disagrees?', isSmall: true, choices: choices(CHALLENGERS) })}${textField(state, { name: 'challenger-name', label: 'Their name, or the agency’s' })}${textAreaField(state, { name: 'reason', label: 'Why, in their words', rows: 4 })}${button({ text: 'Record that they disagree' })}`,
})}`

function openActs(page: ChallengePage, challenge: Challenge): SafeHtml {
  const { found, state, mayManage, actor } = page
  const last = challenge.levels.at(-1)
  if (!last) return html``
  if (!mayManage) return html`<p class="govuk-body">The team’s manager records how it goes on.</p>`
  const standing = standingOfChallenge(challenge)
  const level = html`<input type="hidden" name="level" value="${last.level}">`
  const may = (act: Parameters<typeof challengeAllows>[1]): boolean => challengeAllows(standing, act) === true
  return html`${may('answer') && (actor.id === last.decidedBy ? html`<p class="govuk-body">You made this decision, so another manager answers.</p>` : answerForm(page, last.level, level))}
${
  may('escalate') &&
  html`${sectionHeading({ text: 'The answer does not satisfy them', id: 'escalate' })}${postForm({
    action: escalateChallengeUrl(found.reference),
    body: html`${level}${textAreaField(state, { name: 'escalate-reason', label: `Why it goes up to: ${levelOf(last.level + 1).name.toLowerCase()}`, rows: 3 })}${button({ text: 'Take it up a level', kind: 'secondary' })}`,
  })}`
}
${sectionHeading({ text: 'It ends', id: 'end' })}${postForm({
  action: endChallengeUrl(found.reference),
  body: html`${level}${radiosField(state, {
    name: 'act',
    label: 'How does it end?',
    isSmall: true,
    choices: [
      ...(may('accept') ? [{ value: 'accept', text: 'They accept the answer' }] : []),
      { value: 'withdraw', text: 'They no longer disagree' },
    ],
  })}${button({ text: 'Settle it', kind: 'secondary' })}`,
})}`
}

const answerForm = ({ found, state }: ChallengePage, level: number, hidden: SafeHtml): SafeHtml =>
  html`${sectionHeading({ text: `Answer: ${levelOf(level).name.toLowerCase()}`, id: 'answer' })}<p class="govuk-body">To change the decision, <a class="govuk-link" href="${concernUrl(found.reference, 'decision')}">change it first</a> and come back to record the answer.</p>
${postForm({
  action: answerChallengeUrl(found.reference),
  body: html`${hidden}${radiosField(state, { name: 'answer', label: 'The answer', isSmall: true, choices: choices(ANSWERS) })}${textAreaField(state, { name: 'answer-reason', label: 'The reason, for who disagreed', rows: 4 })}${level > 1 && textField(state, { name: 'answered-for', label: 'Whose answer is it?', hint: 'Their name and job' })}${button({ text: 'Record the answer' })}`,
})}`
