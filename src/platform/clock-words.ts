import type { ClockReading } from './clock-state.ts'
import { dayAndMonth, weekdayInWords, weekdayName } from './day.ts'
import { workingDays } from './working-days.ts'

/** The pieces of a clock's sentence, in reading order; each a whole sentence. */
export function clockSentences(reading: ClockReading): string[] {
  const { state, dueOn, metOn, pause, late } = reading
  const due = weekdayInWords(dueOn)
  switch (state) {
    case 'running':
      return [countSentence(reading), `Due ${due}.`, ...extensionSentence(reading), ...holidaySentences(reading)]
    case 'breached':
      return [`${lateness(reading)}, was due ${due}.`, ...extensionSentence(reading)]
    case 'met':
      return [`Done on ${weekdayInWords(metOn ?? dueOn)}, in time.`, `Was due ${due}.`, ...extensionSentence(reading)]
    case 'met-late': {
      const by = late === 0 ? 'late' : lowerFirst(lateness(reading))
      return [`Done on ${weekdayInWords(metOn ?? dueOn)}, ${by}.`, `Was due ${due}.`, ...extensionSentence(reading)]
    }
    case 'paused':
      return pause ? [`Paused since ${weekdayInWords(pause.fromOn)}: ${pause.reason}.`] : ['Paused.']
    case 'not-applicable':
      return ['This clock does not apply.']
    case 'superseded':
      return ['Replaced by a later clock.']
  }
}

/** "Day 3 of 4. Due Thursday 9 May 2024. Monday was a bank holiday." */
export const clockInWords = (reading: ClockReading): string => clockSentences(reading).join(' ')

function countSentence(reading: ClockReading): string {
  const { clock, elapsed, total, today, dueOn } = reading
  if (!('workingDays' in clock.rule.duration)) {
    const left = today.until(dueOn, { largestUnit: 'day' }).days
    return left === 0 ? 'Last day.' : `${left} ${left === 1 ? 'day' : 'days'} left.`
  }
  if (elapsed > 0) return `Day ${elapsed} of ${total}.`
  return `Counting starts ${weekdayInWords(workingDays(clock.rule.calendar).after(clock.triggerOn, 1))}.`
}

function lateness({ clock, late }: ClockReading): string {
  if (late === 0) return 'Late'
  const unit = 'workingDays' in clock.rule.duration ? 'working day' : 'day'
  return `${late} ${unit}${late === 1 ? '' : 's'} late`
}

function extensionSentence({ originalDueOn, dueOn }: ClockReading): string[] {
  return originalDueOn.equals(dueOn) ? [] : [`First due ${weekdayInWords(originalDueOn)}.`]
}

// Weekends are expected; a bank holiday explains a due day that looks wrong.
function holidaySentences({ clock, today }: ClockReading): string[] {
  const holidays = clock.skipped.filter(({ kind }) => kind === 'holiday').map(({ on }) => on)
  const isPast = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, today) < 0
  const sentence = (days: Temporal.PlainDate[], past: boolean): string[] => {
    if (days.length === 0) return []
    const verb = past ? ['was a bank holiday', 'were bank holidays'] : ['is a bank holiday', 'are bank holidays']
    return [`${listed(days.map(day => nearDay(day, today)))} ${days.length === 1 ? verb[0] : verb[1]}.`]
  }
  return [
    ...sentence(holidays.filter(isPast), true),
    ...sentence(
      holidays.filter(day => !isPast(day)),
      false,
    ),
  ]
}

const nearDay = (day: Temporal.PlainDate, today: Temporal.PlainDate): string =>
  Math.abs(today.until(day, { largestUnit: 'day' }).days) < 7
    ? weekdayName(day)
    : `${weekdayName(day)} ${dayAndMonth(day)}`

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
