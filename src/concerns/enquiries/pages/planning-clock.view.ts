import type { ClockReading } from '#platform/clock-state.ts'
import { clockSentences } from '#platform/clock-words.ts'
import { dayAndMonth, weekdayName } from '#platform/day.ts'
import { type ClockDay, clockStrip } from '#platform/ui/clock-strip.ts'
import type { HtmlPart, SafeHtml } from '#platform/ui/html.ts'
import { clockDays } from '../../case/clock-picture.view.ts'
import { shownDays } from '../../case/shown-days.ts'

const toneOf = ({ state, dueOn, today }: ClockReading): 'late' | 'due-today' | undefined => {
  if (state === 'breached' || state === 'met-late') return 'late'
  return state === 'running' && dueOn.equals(today) ? 'due-today' : undefined
}

/** The planning clock of a record, with its days named. */
export function largePlanningClock(reading: ClockReading, after?: HtmlPart): SafeHtml {
  const [first = '', second = '', ...rest] = clockSentences(reading)
  return clockStrip({
    sentence: `${first} ${second}`.trim(),
    note: [rest.join(' '), ' ', after],
    tone: toneOf(reading),
    days: reading.metOn === undefined ? shownDays(daysOf(reading)) : [],
    size: 'large',
    standard: 'Planning meeting: local standard, 10 working days',
  })
}

/** The same in a row of a list. */
export function smallPlanningClock(reading: ClockReading): SafeHtml {
  const { state, late, elapsed, total, dueOn } = reading
  const due = `${weekdayName(dueOn)} ${dayAndMonth(dueOn)}`
  const isLate = state === 'breached'
  return clockStrip({
    sentence: isLate
      ? `Plan ${late === 1 ? '1 working day' : `${late} working days`} late`
      : elapsed === 0
        ? `Plan by ${due}`
        : `Day ${elapsed} of ${total}, plan by ${due}`,
    note: isLate ? `Was due ${due}` : '',
    tone: toneOf(reading),
    days: shownDays(daysOf(reading).slice(1)),
  })
}

/** Each day from the start to the last day, or to today when that is later. The clock of planning is never stopped. */
const daysOf = (reading: ClockReading): ClockDay[] =>
  clockDays({ ...reading, pauses: [] }).map(day => (day.state === 'received' ? { ...day, note: 'Started' } : day))
