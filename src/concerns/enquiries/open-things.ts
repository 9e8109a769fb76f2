import type { Obstacle, OpenThings } from '../enquiry.ts'
import type { ChangeContext } from './change-enquiry.ts'
import type { Enquiry } from './enquiry.store.ts'
import { listActions } from './plan.store.ts'
import { listRequests } from './request.store.ts'
import { standingOfAction, standingOfRequest, standsAgainstClosing } from './standing.ts'

/** What in an enquiry stands against closing it, whatever is said of its outcome. */
export async function findOpenThings({
  tx,
  enquiry,
  at,
  today,
}: Pick<ChangeContext, 'tx' | 'at' | 'today'> & {
  readonly enquiry: Pick<Enquiry, 'enquiryId' | 'planningHeldOn'>
}): Promise<OpenThings> {
  const actions = await listActions(tx, enquiry.enquiryId)
  const requests = await listRequests(tx, enquiry.enquiryId, at)
  return {
    isPlanned: enquiry.planningHeldOn !== undefined,
    openActions: actions
      .filter(action => standsAgainstClosing(standingOfAction(action, today)))
      .map(({ what }) => what),
    openRequests: requests
      .filter(request => standsAgainstClosing(standingOfRequest(request, today)))
      .map(({ askedOf }) => askedOf),
  }
}

/** What stands against closing under the name of its field or check: `riskOutcome`, `planning`, `action-0`, `action-1`. */
export function byField(against: readonly Obstacle[]): Record<string, string> {
  const seen = { action: 0, request: 0 }
  return Object.fromEntries(
    against.map(({ about, why }) => [
      about === 'action' || about === 'request' ? `${about}-${seen[about]++}` : about,
      why,
    ]),
  )
}
