import { dayInWords, momentInWords, weekdayInWords } from '#platform/day.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { type Tag, tag } from '#platform/ui/tag.ts'
import { enquiryActUrl } from '../../../concerns.urls.ts'
import type { EnquiryAction, WrittenPlan } from '../../plan.store.ts'
import { standingOfAction, standsAgainstClosing } from '../../standing.ts'
import { act, entries, entry, lines } from './entry.view.ts'

export interface PlanPart {
  readonly reference: string
  readonly today: Temporal.PlainDate
  readonly mayRecord: boolean
  readonly actorId: string
  readonly plans: readonly WrittenPlan[]
  readonly actions: readonly EnquiryAction[]
}

export const planView = (part: PlanPart): SafeHtml =>
  html`${sectionHeading({
    text: 'Safeguarding plan',
    aside:
      part.mayRecord &&
      act(
        part.plans.length === 0 ? 'Write the plan' : 'Write its next version',
        enquiryActUrl(part.reference, 'plan', 'write'),
      ),
  })}${plan(part.plans)}${sectionHeading({
    text: 'Actions',
    id: 'actions',
    count: part.actions.length || undefined,
    aside: part.mayRecord && act('Add an action', enquiryActUrl(part.reference, 'actions', 'add')),
  })}${
    part.actions.length === 0
      ? emptyState({ why: 'There is nothing that anybody is to do yet.' })
      : entries(part.actions.map(action => actionEntry(part, action)))
  }`

function plan([latest, ...earlier]: readonly WrittenPlan[]): SafeHtml {
  if (!latest) return emptyState({ why: 'No safeguarding plan has been written yet.' })
  return entries([
    entry({
      title: `Version ${latest.version}`,
      body: planBody(latest),
      meta: planMeta(latest),
      earlier:
        earlier.length > 0 &&
        html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Earlier versions (${earlier.length})</span></summary><div class="govuk-details__text">${earlier.map(
          each =>
            html`<h4 class="kith-heading-small">Version ${each.version}</h4>${planBody(each)}<p class="kith-context">${planMeta(each)}</p>`,
        )}</div></details>`,
    }),
  ])
}

const planBody = ({ plan, adultSays, agreedWith }: WrittenPlan): SafeHtml =>
  html`${lines(plan)}${adultSays !== '' && html`<p class="govuk-body"><b>What the adult says of it:</b> ${adultSays}</p>`}${
    agreedWith !== '' && html`<p class="govuk-body"><b>Agreed with:</b> ${agreedWith}</p>`
  }`

const planMeta = ({ who, writtenAt, reviewOn }: WrittenPlan): string =>
  `Written by ${who} on ${momentInWords(writtenAt)}${reviewOn ? `. Its review is on ${weekdayInWords(reviewOn)}` : ''}`

function tagOf(action: EnquiryAction, today: Temporal.PlainDate): Tag {
  switch (standingOfAction(action, today)) {
    case 'assured':
      return { tone: 'green', text: 'Assured' }
    case 'waived':
      return { tone: 'neutral', text: 'Waived' }
    case 'done':
      return { tone: 'amber', text: 'Done, not assured yet' }
    case 'late':
      return { tone: 'red', shape: 'late', text: 'Late' }
    default:
      return { tone: 'petrol', text: 'To be done' }
  }
}

function actionEntry({ reference, today, mayRecord, actorId }: PlanPart, action: EnquiryAction): SafeHtml {
  const { actionId, what } = action
  const url = (verb: string): string => enquiryActUrl(reference, 'actions', actionId, verb)
  const isOpen = standsAgainstClosing(standingOfAction(action, today))
  const steps = !action.doneOn
    ? [act('Record it as done', url('done'), what)]
    : action.doneBy === actorId
      ? []
      : [act('Assure it', url('assure'), what)]
  return entry({
    title: what,
    state: tag(tagOf(action, today)),
    body: html`<p class="govuk-body">${action.owner}, due ${weekdayInWords(action.dueOn)}</p>${
      action.doneOn && html`<p class="govuk-body"><b>Done on ${dayInWords(action.doneOn)}:</b> ${action.doneNote}</p>`
    }${
      action.assuredOn &&
      html`<p class="govuk-body"><b>Assured on ${dayInWords(action.assuredOn)}</b>${action.assuredByName && ` by ${action.assuredByName}`}<b>:</b> ${action.assuredHow}</p>`
    }${
      action.waivedOn &&
      html`<p class="govuk-body"><b>Waived on ${dayInWords(action.waivedOn)}</b>${action.waivedByName && ` by ${action.waivedByName}`}<b>:</b> ${action.waivedReason}</p>`
    }`,
    meta: isOpen && action.doneBy === actorId && 'You recorded this as done, so somebody else has to assure it.',
    acts: isOpen && mayRecord ? [...steps, act('Waive it', url('waive'), what)] : [],
  })
}
