import { z } from 'zod'
import { appendAudit } from '../audit/trail.ts'
import { inContext } from '../db/context.ts'
import type { Tx } from '../db/database.ts'
import { Conflict, NotAllowed } from '../errors.ts'
import { parseForm } from '../http/parse-form.ts'
import { type Answer, type Route, redirect, route, showPage, type Visit } from '../http/route.ts'
import { putInForce } from '../working-days.ts'
import { discardProposed, findProposed, listTakenIn, setsTheCalendar } from './bank-holiday.store.ts'
import { bankHolidaysUrl, discardHolidaysUrl, sendHolidaysUrl, takeInHolidaysUrl } from './bank-holidays.urls.ts'
import { type BankHolidaysPage, bankHolidaysView } from './bank-holidays.view.ts'
import type { FeedProblem } from './holiday-feed.ts'
import { readHolidays } from './holidays-in-force.ts'
import type { RunningClocks } from './running-clocks.ts'
import { foresee, proposeList, takeInList } from './take-in-holidays.ts'

const UPLOAD_BYTES = 2_000_000
const LISTED = 10

/** What bank holidays the clocks count by, and a new list to be taken in. */
export const bankHolidayRoutes = (sources: readonly RunningClocks[]): readonly Route[] => {
  const show = async (visit: Visit, wrong: readonly FeedProblem[] = []): Promise<Answer> => {
    const read = await asKeeper(visit, tx => readPage(tx, visit, sources))
    const problems = wrong.length > 0 ? wrong : undefined
    return showPage(bankHolidaysView({ ...read, problems }), problems ? 400 : 200)
  }
  const shape = { permission: 'keep-calendar' } as const
  return [
    route({ ...shape, method: 'GET', path: bankHolidaysUrl, handle: visit => show(visit) }),
    route({
      ...shape,
      method: 'POST',
      path: sendHolidaysUrl,
      uploadBytes: UPLOAD_BYTES,
      async handle(visit) {
        const file = visit.files.find(each => each.field === 'file')
        if (!file)
          return show(visit, [{ severity: 'error', where: undefined, message: 'Select the file of bank holidays' }])
        const problems = await asKeeper(visit, async tx => {
          await refuseOthers(tx)
          return proposeList(tx, { actor: visit.actor, at: visit.app.clock.now() }, file)
        })
        if (problems.some(({ severity }) => severity === 'error')) return show(visit, problems)
        return redirect(bankHolidaysUrl, 'The list was read. Nothing changes until you take it in.')
      },
    }),
    route({ ...shape, method: 'POST', path: takeInHolidaysUrl, handle: visit => takeIn(visit, sources) }),
    route({
      ...shape,
      method: 'POST',
      path: discardHolidaysUrl,
      async handle(visit) {
        const { app, actor } = visit
        await asKeeper(visit, async tx => {
          await refuseOthers(tx)
          await discardProposed(tx, app.clock.now())
          await appendAudit(tx, actor, { event: 'bank-holidays-discarded' })
        })
        return redirect(bankHolidaysUrl, 'The list is discarded. Nothing changed.')
      },
    }),
  ]
}

const TakeInForm = z.object({ seen: z.string().max(100).default('') })

async function takeIn(visit: Visit, sources: readonly RunningClocks[]): Promise<Answer> {
  const { app, actor, form } = visit
  const parsed = parseForm(TakeInForm, form)
  const seen = parsed.ok ? parsed.data.seen : ''
  const { content, movedCount } = await asKeeper(visit, async tx => {
    await refuseOthers(tx)
    const proposed = await findProposed(tx)
    if (!proposed) throw new Conflict('No list waits to be taken in. Somebody took it in or discarded it.')
    return takeInList(tx, sources, { actor, at: app.clock.now(), today: app.clock.today(), seen }, proposed)
  })
  putInForce(content)
  const clocks =
    movedCount === 0
      ? 'No clock moved.'
      : `${movedCount} ${movedCount === 1 ? 'clock was' : 'clocks were'} moved, and each record says so.`
  return redirect(bankHolidaysUrl, `The bank holidays are in force. ${clocks}`)
}

// Clocks are counted and moved as the program does, whoever may read the cases: the keeper of the calendar sees only how many.
const asKeeper = <T>({ app, actor }: Visit, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inContext(
    app.database('kith_case'),
    { partnershipId: actor.partnershipId, actor: actor.id, totals: 'withheld' },
    work,
  )

async function refuseOthers(tx: Tx): Promise<void> {
  if (!(await setsTheCalendar(tx)))
    throw new NotAllowed(
      'Several partnerships share this installation, and its bank holidays are those of all.',
      'Ask whoever runs it to take the list in.',
    )
}

async function readPage(
  tx: Tx,
  { app }: Visit,
  sources: readonly RunningClocks[],
): Promise<Omit<BankHolidaysPage, 'problems'>> {
  const today = app.clock.today()
  const proposed = await findProposed(tx)
  return {
    today,
    inForce: await readHolidays(tx),
    takenIn: await listTakenIn(tx, LISTED),
    maySet: await setsTheCalendar(tx),
    proposed: proposed && { ...proposed, foreseen: await foresee(tx, sources, proposed, today) },
  }
}
