import { NotFound } from '#platform/errors.ts'
import type { ChangeContext } from './change-enquiry.ts'
import { type EnquiryRequest, listRequests } from './request.store.ts'

/** What was asked in an enquiry. Throws NotFound when it is another enquiry's. */
export async function getRequest(
  { tx, enquiry, at }: Pick<ChangeContext, 'tx' | 'enquiry' | 'at'>,
  requestId: string,
): Promise<EnquiryRequest> {
  const request = (await listRequests(tx, enquiry.enquiryId, at)).find(each => each.requestId === requestId)
  if (!request) throw new NotFound('There is no such request.')
  return request
}

/** Why an answer is no longer waited for, if it is not. */
export function whySettled({ answeredOn, waivedOn }: EnquiryRequest): string | undefined {
  if (waivedOn) return 'The answer has been waived already.'
  return answeredOn ? 'The answer has come in already.' : undefined
}
