import { z } from 'zod'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { tag } from '#platform/ui/tag.ts'
import { enquiryUrl } from '../../../concerns.urls.ts'
import {
  ACHIEVED,
  ASKED,
  CONCLUSIONS,
  type Obstacle,
  obstaclesThatStand,
  RISK_OUTCOMES,
  YES_NO_NOT_RECORDED,
} from '../../../enquiry.ts'
import { achievedOf } from '../../achieved.ts'
import { concludeEnquiry } from '../../conclude-enquiry.ts'
import { byField, findOpenThings } from '../../open-things.ts'
import { listAskings, listCapacities, listWishes } from '../../wish.store.ts'
import { actRoutes } from '../act.page.ts'
import { choicesOf, codeField, optionalCodeField, requiredText } from '../form-fields.ts'
import { act } from '../record/entry.view.ts'
import { OBSTACLE_TABS, TAB_WORDS } from '../record/frame.view.ts'

const Closing = z.object({
  conclusion: codeField(CONCLUSIONS, 'Select the conclusion'),
  riskOutcome: optionalCodeField(RISK_OUTCOMES),
  asked: codeField(ASKED, 'Select whether the adult was asked what they wanted'),
  achieved: optionalCodeField(ACHIEVED),
  lackedCapacity: codeField(YES_NO_NOT_RECORDED, 'Select whether the adult lacked capacity'),
  supportedByAdvocate: optionalCodeField(YES_NO_NOT_RECORDED),
  reason: requiredText('Enter the reason for the conclusion'),
})

/** Each thing that stands against closing, and where it is put right; the errors above the form lead here. */
function checks(against: readonly Obstacle[], reference: string): SafeHtml {
  if (against.length === 0)
    return html`<p class="govuk-body">${tag({ tone: 'green', text: 'Nothing stands against closing it' })}</p>`
  const names = Object.keys(byField(against))
  return html`<h2 class="govuk-heading-m">What stands against closing it</h2><ul class="kith-plain-list">${against.map(
    ({ about, why }, place) => {
      const where = OBSTACLE_TABS[about]
      return html`<li id="${names[place]}" tabindex="-1">${tag({ tone: 'red', text: 'Not settled' })} ${why} ${
        where && act(`Go to ${TAB_WORDS[where].toLowerCase()}`, enquiryUrl(reference, where))
      }</li>`
    },
  )}</ul>`
}

const radios = (
  state: FormState,
  name: string,
  label: string,
  list: Readonly<Record<string, string>>,
  hint?: string,
): SafeHtml => radiosField(state, { name, label, hint, choices: choicesOf(list), isSmall: true })

export const closeRoutes = actRoutes({
  path: 'close',
  act: 'conclude',
  tab: '',
  title: 'Close the enquiry',
  submit: 'Close the enquiry',
  done: 'The enquiry is closed. The adult is to be asked how it was within eight weeks.',
  schema: Closing,
  load: async loading => {
    const { tx, enquiry } = loading
    const { enquiryId } = enquiry
    return {
      against: obstaclesThatStand(await findOpenThings(loading)),
      asking: (await listAskings(tx, enquiryId)).at(-1)?.latest,
      capacity: (await listCapacities(tx, enquiryId)).at(-1)?.latest,
      achieved: achievedOf((await listWishes(tx, enquiryId)).map(({ latest }) => latest)),
    }
  },
  start: ({ asking, capacity, achieved }) => ({
    asked: asking?.asked,
    achieved: asking?.asked === 'asked-expressed' ? achieved : undefined,
    lackedCapacity: capacity?.lackedCapacity,
    supportedByAdvocate: capacity?.lackedCapacity === 'yes' ? capacity.supportedByAdvocate : undefined,
  }),
  fields: (state, { against }, { reference }) => [
    checks(against, reference),
    radios(state, 'conclusion', 'Conclusion', CONCLUSIONS),
    radios(state, 'riskOutcome', 'What became of the risk', RISK_OUTCOMES, 'Only where risk was identified'),
    radios(state, 'asked', 'Was the adult, or their representative, asked what they wanted?', ASKED),
    radios(state, 'achieved', 'How far the outcomes were achieved', ACHIEVED, 'Only where outcomes were expressed'),
    radios(state, 'lackedCapacity', 'Did the adult lack capacity?', YES_NO_NOT_RECORDED),
    radios(
      state,
      'supportedByAdvocate',
      'Did an advocate, family or friend support them?',
      YES_NO_NOT_RECORDED,
      'Only where they lacked capacity',
    ),
    textAreaField(state, { name: 'reason', label: 'Reason for the conclusion', rows: 4 }),
  ],
  run: ({ app, actor, read, data }) => concludeEnquiry(app, actor, read, data),
})
