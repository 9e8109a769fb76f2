import { defineCommand } from '#platform/command.ts'
import { Refusal } from '#platform/errors.ts'
import { partnershipOption } from '#platform/partnership-option.ts'

export const sacCommand = defineCommand({
  name: 'sac',
  summary: 'Writes tables SG1 to SG5 of the national adults collection as CSV',
  arguments: [],
  options: {
    year: { type: 'string', value: 'YEAR', describe: 'The year, such as 2023-24' },
    out: { type: 'string', value: 'DIR', describe: 'The folder to write to' },
    unrounded: { type: 'boolean', describe: 'Exact numbers, for sending and checking: never to be published' },
    'as-at': { type: 'string', value: 'DAY', describe: 'As known at the end of that day; otherwise as known now' },
    ...partnershipOption,
  },
  async run({ values, answer, ...surroundings }) {
    const { year, out, unrounded = false } = values
    if (year === undefined || out === undefined)
      throw new Refusal('Say which year and which folder: --year 2023-24 --out DIR.')
    const { parsePeriod, whyNotAPeriod } = await import('#indicators')
    const period = parsePeriod(year)
    if (period.kind !== 'financial-year')
      throw new Refusal(`“${year}” is not a year from April to March, such as 2023-24.`)
    const asAtText = values['as-at']
    if (asAtText !== undefined && (whyNotAPeriod(asAtText) !== undefined || asAtText.length !== 10))
      throw new Refusal(`“${asAtText}” is not a day. Write it like 2024-03-31.`)
    const asAt = asAtText === undefined ? undefined : Temporal.PlainDate.from(asAtText)
    const { asOperator } = await import('#partnership')
    const { readSacFile } = await import('./read-sac-file.ts')
    const { mkdir, writeFile } = await import('node:fs/promises')
    const { join } = await import('node:path')
    const { name, content } = await asOperator(surroundings, values.partnership, (app, actor) =>
      app.transaction(actor, tx => readSacFile(tx, actor, { period, isUnrounded: unrounded, asAt })),
    )
    await mkdir(out, { recursive: true })
    const path = join(out, name)
    await writeFile(path, content)
    answer({ file: path }, () => `Wrote ${path}`)
  },
})
