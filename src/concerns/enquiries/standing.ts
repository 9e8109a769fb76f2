/** Where something that somebody is to do or to answer stands on a day. */
export type Standing = 'waiting' | 'late' | 'done' | 'assured' | 'answered' | 'waived'

const isPast = (day: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, today) < 0

export interface ActionDays {
  readonly dueOn: Temporal.PlainDate
  readonly doneOn: Temporal.PlainDate | undefined
  readonly assuredOn: Temporal.PlainDate | undefined
  readonly waivedOn: Temporal.PlainDate | undefined
}

export function standingOfAction(
  { dueOn, doneOn, assuredOn, waivedOn }: ActionDays,
  today: Temporal.PlainDate,
): Standing {
  if (waivedOn) return 'waived'
  if (assuredOn) return 'assured'
  if (doneOn) return 'done'
  return isPast(dueOn, today) ? 'late' : 'waiting'
}

export interface RequestDays {
  readonly dueOn: Temporal.PlainDate
  readonly answeredOn: Temporal.PlainDate | undefined
  readonly waivedOn: Temporal.PlainDate | undefined
}

export function standingOfRequest({ dueOn, answeredOn, waivedOn }: RequestDays, today: Temporal.PlainDate): Standing {
  if (answeredOn) return 'answered'
  if (waivedOn) return 'waived'
  return isPast(dueOn, today) ? 'late' : 'waiting'
}

/** Whether it stands against closing the enquiry: done alone is not enough, somebody else says that it was. */
export const standsAgainstClosing = (standing: Standing): boolean =>
  standing === 'waiting' || standing === 'late' || standing === 'done'
