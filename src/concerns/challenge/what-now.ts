import { dayInWords, weekdayInWords } from '#platform/day.ts'
import { ANSWERS, type Challenge, LAST_LEVEL, levelOf } from './challenge.ts'

/** What happens now with a disagreement, said to whoever disagreed. */
export function whatNow({ outcome, endedOn, levels }: Challenge, today: Temporal.PlainDate): string {
  const last = levels.at(-1)
  if (outcome === 'withdrawn') return `You took it back${endedOn ? ` on ${dayInWords(endedOn)}` : ''}.`
  if (outcome !== undefined) return `It was settled${endedOn ? ` on ${dayInWords(endedOn)}` : ''}. ${ANSWERS[outcome]}.`
  if (!last) return ''
  const { name } = levelOf(last.level)
  if (last.answer === undefined)
    return Temporal.PlainDate.compare(today, last.dueOn) > 0
      ? `${name} was to answer by ${weekdayInWords(last.dueOn)} and has not answered yet.`
      : `${name} looks at the decision again, and answers by ${weekdayInWords(last.dueOn)}.`
  const answered = `${name} answered${last.answeredOn ? ` on ${dayInWords(last.answeredOn)}` : ''}. ${ANSWERS[last.answer]}.`
  if (last.level === LAST_LEVEL) return answered
  const next = levelOf(last.level + 1).name
  return `${answered} If that does not satisfy you, tell them: it then goes to ${lowerFirst(next)}.`
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
