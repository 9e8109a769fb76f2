import { z } from 'zod'
import { weekdayInWords } from '#platform/day.ts'
import type { Route } from '#platform/http/route.ts'
import { textOf } from '#platform/typed.ts'
import { actRoutes } from '../../../case/act-routes.ts'
import { findNote } from '../../../case/history.store.ts'
import { isMemberOn, listMembers } from '../../../case/team.store.ts'
import { isCode, LATE_CAUSES, PAUSE_REASONS } from '../../../codes.ts'
import { LONGEST_REASON } from '../../../decision.ts'
import { addNote } from '../../add-note.ts'
import { sayWhyLate } from '../../say-why-late.ts'
import { startClock, stopClock } from '../../stop-clock.ts'
import { giveConcern } from '../../take-concern.ts'
import { clockPage, givePage, latenessPage, notePage } from './small-acts.view.ts'

const isUuid = (text: string): boolean => z.uuid().safeParse(text).success

const giving = actRoutes({
  part: 'give',
  async show(shown) {
    const members = (await listMembers(shown.tx, shown.open.found.teamId)).filter(each => isMemberOn(each, shown.today))
    return givePage(shown, members)
  },
  async act({ app, actor }, { form, ...record }) {
    const to = textOf(form, 'to')
    if (!isUuid(to)) return { errors: { to: 'Select who takes it' } }
    const { name } = await giveConcern(app, actor, { ...record, to })
    return { flash: `${record.reference} is with ${name} now.` }
  },
})

const noting = actRoutes({
  part: 'note',
  async show(shown) {
    const corrects =
      new URL(shown.url, 'http://here').searchParams.get('corrects') ?? textOf(shown.state.values, 'corrects')
    const old = isUuid(corrects) ? await findNote(shown.tx, shown.open.found.concernId, corrects) : undefined
    return notePage(shown, old === undefined ? undefined : { eventId: corrects, text: old })
  },
  async act({ app, actor }, { reference, form }) {
    const text = textOf(form, 'note')
    if (text === '') return { errors: { note: 'Enter the note' } }
    if (text.length > LONGEST_REASON) return { errors: { note: 'The note must be 4,000 characters or fewer' } }
    const corrects = textOf(form, 'corrects')
    await addNote(app, actor, { reference, text, corrects: isUuid(corrects) ? corrects : undefined })
    return { flash: 'The note is in the history.' }
  },
})

const stopping = actRoutes({
  part: 'clock',
  show: async shown => clockPage(shown),
  async act({ app, actor }, { form, ...record }) {
    if (textOf(form, 'act') === 'start') {
      const { dueOn } = await startClock(app, actor, record)
      return { flash: `The clock runs again. The decision is due ${weekdayInWords(dueOn)}.` }
    }
    const reason = textOf(form, 'reason')
    if (!isCode(PAUSE_REASONS, reason)) return { errors: { reason: 'Select why the clock is stopped' } }
    await stopClock(app, actor, { ...record, reason, note: textOf(form, 'note').slice(0, LONGEST_REASON) })
    return { flash: 'The clock is stopped from today on. Start it again as soon as you can.' }
  },
})

const explaining = actRoutes({
  part: 'lateness',
  show: async shown => latenessPage(shown),
  async act({ app, actor }, { form, ...record }) {
    const cause = textOf(form, 'cause')
    const note = textOf(form, 'note').slice(0, LONGEST_REASON)
    if (!isCode(LATE_CAUSES, cause)) return { errors: { cause: 'Select why it is or will be late' } }
    if (cause === 'other' && note === '') return { errors: { note: 'Enter the cause of the lateness' } }
    await sayWhyLate(app, actor, { ...record, cause, note })
    return { flash: 'The reason is on the record and in the queue.' }
  },
})

export const smallActRoutes: readonly Route[] = [...giving, ...noting, ...stopping, ...explaining]
