import { clockSentences } from '#platform/clock-words.ts'
import { civilTime, dayAndMonth, timeInWords, weekdayInWords, weekdayName } from '#platform/day.ts'
import { type ClockDay, clockStrip } from '#platform/ui/clock-strip.ts'
import type { HtmlPart, SafeHtml } from '#platform/ui/html.ts'
import { type SkippedDay, workingDays } from '#platform/working-days.ts'
import type { CaseReading } from './case-clock.ts'
import { shownDays } from './shown-days.ts'

/** The clock of one row of a queue: a short sentence, its picture, and what did not count. */
export function smallClock(reading: CaseReading): SafeHtml {
  const { state, today, dueOn } = reading
  const isToday = state === 'running' && dueOn.equals(today)
  const days = clockDays(reading).filter(day => day.state !== 'received')
  return clockStrip({
    ...shortWords(reading, isToday),
    tone: state === 'breached' ? 'late' : isToday ? 'due-today' : undefined,
    days: shownDays(days),
  })
}

/** The clock of a record, with its days named. */
export function largeClock(reading: CaseReading, receivedAt: Temporal.Instant, after?: HtmlPart): SafeHtml {
  const { state, today, dueOn, clock, total } = reading
  const [first = '', second, ...rest] = clockSentences(reading)
  const days = clockDays(reading, receivedAt)
  return clockStrip({
    sentence: second === undefined ? first : `${first} ${second}`,
    note: [rest.join(' '), rest.length > 0 && after ? ' ' : '', after],
    tone: state === 'breached' ? 'late' : state === 'running' && dueOn.equals(today) ? 'due-today' : undefined,
    days: reading.metOn === undefined ? shownDays(days) : [],
    size: 'large',
    standard: `${clock.rule.certainty === 'local' ? 'Local standard' : 'Standard'}, ${total} working ${total === 1 ? 'day' : 'days'}`,
  })
}

function shortWords(reading: CaseReading, isToday: boolean): { sentence: string; note: string } {
  const { state, late, elapsed, total, dueOn, today } = reading
  const due = `${weekdayName(dueOn)} ${dayAndMonth(dueOn)}`
  const uncounted = holidayWords(reading)
  if (state === 'breached')
    return {
      sentence: late === 0 ? 'Late' : `${late} working ${late === 1 ? 'day' : 'days'} late`,
      note: sentence([`was due ${due}`, ...uncounted]),
    }
  if (state === 'paused') {
    const pause = reading.pause
    return { sentence: 'Paused', note: pause ? `Since ${weekdayInWords(pause.fromOn)}: ${pause.reason}` : '' }
  }
  if (elapsed === 0)
    return {
      sentence: `Due ${due}`,
      note: sentence([`${today.dayOfWeek > 5 ? 'counting' : 'day 1 is'} ${startWords(reading)}`, ...uncounted]),
    }
  return {
    sentence: isToday ? `Day ${elapsed} of ${total}, due today` : `Day ${elapsed} of ${total}, due ${due}`,
    note: sentence(uncounted),
  }
}

function startWords({ clock, today }: CaseReading): string {
  const first = weekdayName(workingDays(clock.rule.calendar).after(clock.triggerOn, 1))
  return today.dayOfWeek > 5 ? `starts ${first}` : first
}

function sentence(parts: readonly string[]): string {
  const text = parts.join('; ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function holidayWords({ clock, today, dueOn }: CaseReading): string[] {
  const holidays = clock.skipped.filter(
    ({ kind, on }) => kind === 'holiday' && Temporal.PlainDate.compare(on, dueOn) <= 0,
  )
  return holidays.map(({ on }) => {
    const isPast = Temporal.PlainDate.compare(on, today) < 0
    const isNear = Math.abs(today.until(on).days) < 7
    return `${isNear ? weekdayName(on) : `${weekdayName(on)} ${dayAndMonth(on)}`} ${isPast ? 'was' : 'is'} a bank holiday`
  })
}

/** Each day from the receipt to the last day, or to today when that is later. */
export function clockDays(reading: CaseReading, receivedAt?: Temporal.Instant): ClockDay[] {
  const { clock, today, dueOn, metOn } = reading
  const until = metOn ?? today
  const last = Temporal.PlainDate.compare(until, dueOn) > 0 ? until : dueOn
  const calendar = workingDays(clock.rule.calendar)
  const days: ClockDay[] = [
    {
      label: shortDay(clock.triggerOn),
      note: receivedAt === undefined ? 'Received' : `Received ${timeInWords(civilTime(receivedAt))}`,
      state: 'received',
    },
  ]
  let count = 0
  for (
    let day = clock.triggerOn.add({ days: 1 });
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    const skipped = calendar.whyNotWorking(day)
    if (skipped) {
      days.push({
        label: skipped.kind === 'weekend' ? weekdayName(day).slice(0, 3) : shortDay(day),
        ...notCounted(skipped),
      })
      continue
    }
    if (isPausedOn(reading, day)) {
      days.push({ label: shortDay(day), note: 'Clock stopped', state: 'not-counted' })
      continue
    }
    count += 1
    days.push(countedDay(reading, day, count, until))
  }
  return days
}

const shortDay = (day: Temporal.PlainDate): string => `${weekdayName(day).slice(0, 3)} ${day.day}`

const notCounted = ({ kind }: SkippedDay) =>
  kind === 'weekend'
    ? ({ state: 'not-counted', isWeekend: true } as const)
    : ({ state: 'not-counted', note: 'Bank holiday' } as const)

function isPausedOn({ pauses, today }: CaseReading, day: Temporal.PlainDate): boolean {
  return pauses.some(
    ({ fromOn, toOn }) =>
      Temporal.PlainDate.compare(day, fromOn) >= 0 && Temporal.PlainDate.compare(day, toOn ?? today) <= 0,
  )
}

function countedDay(
  { today, dueOn, metOn }: CaseReading,
  day: Temporal.PlainDate,
  count: number,
  until: Temporal.PlainDate,
): ClockDay {
  const isLast = day.equals(dueOn)
  const isToday = day.equals(today) && metOn === undefined
  const isPast = Temporal.PlainDate.compare(day, dueOn) > 0
  const isUsed = Temporal.PlainDate.compare(day, until) <= 0
  const note = isPast ? 'Late' : `Day ${count}${isToday ? ', today' : ''}${isLast ? ', last' : ''}`
  return { label: shortDay(day), note, isLast, state: isPast ? 'past' : isToday ? 'today' : isUsed ? 'used' : 'ahead' }
}
