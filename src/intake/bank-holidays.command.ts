import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { basename } from 'node:path'
import type { ForeseenMove, RunningClocks } from '#platform/bank-holidays/running-clocks.ts'
import { systemClock } from '#platform/clock.ts'
import { type Command, defineCommand } from '#platform/command.ts'
import { errorCode, Refusal } from '#platform/errors.ts'

/** Bank holidays are those of every partnership of an installation; where there are several, only its operator takes them in. */
export const bankHolidaysCommand = (loadClocks: () => Promise<readonly RunningClocks[]>): Command =>
  defineCommand({
    name: 'intake bank-holidays',
    summary: 'Takes in the bank holidays of GOV.UK and moves the clocks that run, of every partnership',
    arguments: ['FILE'],
    options: { 'dry-run': { type: 'boolean', describe: 'Only say what would change; nothing is written' } },
    async run({ given, values, answer, withDatabase }) {
      const { readHolidayFeed } = await import('#platform/bank-holidays/holiday-feed.ts')
      const file = { name: basename(given.FILE), content: await read(given.FILE) }
      const { feed, problems } = readHolidayFeed(file.content)
      const said = problems.map(
        ({ severity, where, message }) => `  ${severity}${where === undefined ? '' : `, ${where}`}: ${message}`,
      )
      if (!feed) {
        answer({ accepted: false, problems, changes: [], clocks: [] }, () =>
          [`${file.name}: refused`, ...said].join('\n'),
        )
        throw new Refusal('The file was refused. Nothing of it was kept.')
      }
      const { takeInEverywhere } = await import('./take-in-everywhere.ts')
      const { inTransactionAsOwner } = await import('#partnership')
      const { username } = userInfo()
      const done = await withDatabase(async ownerUrl =>
        inTransactionAsOwner(ownerUrl, async tx =>
          takeInEverywhere(tx, await loadClocks(), {
            file,
            feed,
            operator: { id: `operator:${username}`, name: `${username}, at the command line` },
            clock: systemClock,
            isDryRun: values['dry-run'] === true,
          }),
        ),
      )
      const { changes, leftAsTheyWere } = done.proposal
      answer(
        {
          accepted: true,
          problems: [...problems, ...done.proposal.problems],
          changes,
          leftAsTheyWere,
          clocks: done.moves.map(({ partnership, title, from, to, count }) => ({
            partnership,
            clock: title,
            from: from.toString(),
            to: to.toString(),
            count,
          })),
        },
        () =>
          [
            `${file.name}: ${values['dry-run'] ? 'in order' : 'taken in'}, ${changes.length} ${changes.length === 1 ? 'day changes' : 'days change'}`,
            ...said,
            ...changes.map(({ day, division, kind, title }) => `  ${kind}: ${day}, ${division}, ${title}`),
            ...done.moves.map(moveInWords),
          ].join('\n'),
      )
    },
  })

const moveInWords = ({ partnership, title, from, to, count }: ForeseenMove & { partnership: string }): string =>
  `  ${partnership}: ${title}, ${count} due ${from} ${count === 1 ? 'is' : 'are'} due ${to}`

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new Refusal(`There is no file ${path}.`)
    if (errorCode(error) === 'EISDIR') throw new Refusal(`${path} is a folder. Name a file.`)
    throw error
  }
}
