import { CLOCK_RULE_NAMES, clockFor, parseClockRuleName } from './clock-rules.ts'
import { defineCommand } from './command.ts'
import { parseDay, weekdayInWords } from './day.ts'
import { Refusal } from './errors.ts'

export const clockCommand = defineCommand({
  name: 'clock',
  summary: `Works out when a statutory clock runs out. Rules: ${CLOCK_RULE_NAMES.join(', ')}`,
  arguments: ['RULE', 'DATE'],
  options: {},
  async run({ given, answer }) {
    const name = parseClockRuleName(given.RULE)
    const day = parseDay(given.DATE)
    if (!day) throw new Refusal(`“${given.DATE}” is not a date. Write it like 2024-05-03 or 3 May 2024.`)
    const { rule, dueOn, skipped } = clockFor(name, day)
    const days = skipped.map(({ on, reason }) => ({ on: on.toString(), reason }))
    answer({ rule: name, dueOn: dueOn.toString(), skipped: days }, () =>
      [
        `${rule.title}, from ${weekdayInWords(day)}: due ${weekdayInWords(dueOn)}`,
        ...skipped.map(({ on, reason }) => `  not counted: ${weekdayInWords(on)}, ${reason}`),
      ].join('\n'),
    )
  },
})
