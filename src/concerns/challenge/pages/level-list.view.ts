import { dayInWords, weekdayInWords } from '#platform/day.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { ANSWERS, CHALLENGE_OUTCOMES, type Challenge, levelOf } from '../challenge.ts'

/** One disagreement: why, and what each level answered, in the order of the ladder. */
export const oneChallenge = (challenge: Challenge): SafeHtml =>
  html`<div class="kith-decided"><p><b>${challenge.challengerName} disagrees</b>, since ${dayInWords(challenge.raisedOn)}. ${
    challenge.outcome === undefined
      ? 'Not settled yet.'
      : `${CHALLENGE_OUTCOMES[challenge.outcome]}${challenge.endedOn ? `, ${dayInWords(challenge.endedOn)}` : ''}.`
  }</p><p class="kith-lines">${challenge.reason}</p><ol class="kith-happened">${challenge.levels.map(
    level =>
      html`<li><p><b>${levelOf(level.level).name}</b>, since ${dayInWords(level.beganOn)}</p>${level.reason && html`<p class="kith-lines">${level.reason}</p>`}${
        level.answer === undefined
          ? html`<p class="kith-muted">${challenge.outcome === undefined ? `To answer by ${weekdayInWords(level.dueOn)}` : 'Not answered'}</p>`
          : html`<p>${ANSWERS[level.answer]}: ${level.answerReason}</p><p class="kith-muted">${level.answeredFor || level.answeredByName || 'Answered'}${level.answeredOn && `, ${weekdayInWords(level.answeredOn)}${isLate(level.answeredOn, level.dueOn) ? `, late: was due ${weekdayInWords(level.dueOn)}` : ''}`}</p>`
      }</li>`,
  )}</ol></div>`

const isLate = (answeredOn: Temporal.PlainDate, dueOn: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(answeredOn, dueOn) > 0
