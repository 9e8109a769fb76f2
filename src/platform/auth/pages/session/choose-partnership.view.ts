import { radiosField } from '../../../ui/choice-fields.ts'
import { button, postForm } from '../../../ui/form.ts'
import { emptyForm, type FormState } from '../../../ui/form-state.ts'
import { html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import { choosePartnershipUrl, signOutUrl } from '../../auth.urls.ts'
import type { Membership } from '../../sign-in/account.store.ts'
import { paragraph, questionPage } from '../question.view.ts'

interface ChoosePage {
  readonly memberships: readonly Membership[]
  readonly next: string
  /** the partnership they act in now */
  readonly current: string | undefined
  readonly state?: FormState
}

export function choosePage({ memberships, next, current, state = emptyForm }: ChoosePage): PageContent {
  const title = current === undefined ? 'Choose a partnership' : 'Switch partnership'
  const shown: FormState = { values: { partnership: current, ...state.values }, errors: state.errors }
  return {
    ...questionPage({
      title,
      state: shown,
      action: choosePartnershipUrl(next),
      ...(current === undefined ? {} : { backLink: { text: 'Back', href: next } }),
      fields: radiosField(shown, {
        name: 'partnership',
        label: 'Which partnership do you want to work in now?',
        choices: memberships.map(each => ({
          value: each.partnershipId,
          text: each.partnershipName,
          hint: `As ${each.personName}, ${each.agencyName}`,
        })),
      }),
      button: 'Continue',
      after: paragraph(
        'You see the records of one partnership at a time. You can switch later from your account page.',
      ),
    }),
  }
}

export function noPartnershipPage(): PageContent {
  return {
    title: 'You do not work in a partnership now',
    width: 'question',
    body: html`<h1 class="govuk-heading-l">You do not work in a partnership now</h1>
${paragraph('Your account is in order, and no partnership lists you as working for it today. Your term may have ended, or may not have begun.')}
${paragraph('Ask the business manager of your partnership.')}
${postForm({ action: signOutUrl, body: button({ text: 'Sign out' }) })}`,
  }
}
