import { NotFound } from '#platform/errors.ts'
import type { ChangeContext } from './change-enquiry.ts'
import { type EnquiryAction, listActions } from './plan.store.ts'

/** The action of an enquiry, or why nothing more can be done to it. Throws NotFound when it is another enquiry's. */
export async function openAction(
  { tx, enquiry }: Pick<ChangeContext, 'tx' | 'enquiry'>,
  actionId: string,
): Promise<EnquiryAction | string> {
  const action = (await listActions(tx, enquiry.enquiryId)).find(each => each.actionId === actionId)
  if (!action) throw new NotFound('There is no such action.')
  if (action.waivedOn) return 'The action has been waived already.'
  if (action.assuredOn) return 'The action has been assured already.'
  return action
}
