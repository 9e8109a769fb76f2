import { API_SCOPES, type ApiScope, isApiScope } from '#platform/api/scopes.ts'
import { type Command, defineCommand } from '#platform/command.ts'
import { momentInWords } from '#platform/day.ts'
import { Refusal } from '#platform/errors.ts'
import { partnershipOption } from '#platform/partnership-option.ts'

const USUAL_DAYS = 365
const MOST_DAYS = 730

const createCommand = defineCommand({
  name: 'token create',
  summary: 'Makes a token with which another system of an agency uses the API; it is shown once',
  arguments: ['NAME'],
  options: {
    agency: { type: 'string', value: 'AGENCY', describe: 'The agency whose system it is' },
    scope: {
      type: 'string',
      value: 'SCOPE',
      multiple: true,
      describe: `What it may do: ${Object.keys(API_SCOPES).join(', ')}; may be given several times`,
    },
    days: { type: 'string', value: 'DAYS', describe: `How long it is in force (${USUAL_DAYS})` },
    ...partnershipOption,
  },
  async run({ given, values, answer, ...surroundings }) {
    const name = given.NAME.trim()
    if (name === '') throw new Refusal('Give the token a name, such as the name of the system.')
    const scopes = scopesFrom(values.scope)
    const days = daysFrom(values.days)
    if (values.agency === undefined) throw new Refusal('Say whose system it is with --agency.')
    const agencyName = values.agency
    const { asOperator } = await import('./operator.ts')
    const { createToken } = await import('./create-token.ts')
    await asOperator(surroundings, values.partnership, async (app, actor) => {
      const made = await createToken(app, actor, { name, agencyName, scopes, days })
      answer(
        { tokenId: made.tokenId, token: made.token, scopes, endsAt: made.endsAt.toString() },
        () => `${made.token}\n\nKeep it now: it is shown once. It ends on ${momentInWords(made.endsAt)}.`,
      )
    })
  },
})

const revokeCommand = defineCommand({
  name: 'token revoke',
  summary: 'Ends a token at once',
  arguments: ['TOKEN-ID'],
  options: { ...partnershipOption },
  async run({ given, values, answer, ...surroundings }) {
    const tokenId = given['TOKEN-ID']
    if (!/^[0-9a-f-]{36}$/.test(tokenId)) throw new Refusal('Give the id of the token; list them with: token list')
    const { asOperator } = await import('./operator.ts')
    const { revokeToken } = await import('./create-token.ts')
    await asOperator(surroundings, values.partnership, async (app, actor) => {
      await revokeToken(app, actor, tokenId)
      answer({ outcome: 'revoked', tokenId }, () => 'The token no longer opens anything.')
    })
  },
})

const listCommand = defineCommand({
  name: 'token list',
  summary: 'Lists the tokens, whose they are, and when each was last used',
  arguments: [],
  options: { ...partnershipOption },
  async run({ values, answer, ...surroundings }) {
    const { asOperator } = await import('./operator.ts')
    const { listTokens } = await import('#platform/api/token.store.ts')
    await asOperator(surroundings, values.partnership, async (app, actor) => {
      const tokens = await app.transaction(actor, listTokens)
      const now = app.clock.now()
      answer(
        tokens.map(token => ({ ...token })),
        () => tokens.map(token => lineOf(token, now)).join('\n') || 'There are no tokens.',
      )
    })
  },
})

type Listed = Awaited<ReturnType<typeof import('#platform/api/token.store.ts').listTokens>>[number]

function lineOf(
  { tokenId, name, agencyName, scopes, endsAt, revokedAt, lastUsedAt }: Listed,
  now: Temporal.Instant,
): string {
  const isOver = Temporal.Instant.compare(endsAt, now) <= 0
  const state = revokedAt ? 'revoked' : isOver ? 'ended' : `until ${momentInWords(endsAt)}`
  const used = lastUsedAt ? `last used ${momentInWords(lastUsedAt)}` : 'never used'
  return `${tokenId}  ${name}, ${agencyName}: ${scopes.join(', ')}; ${state}; ${used}`
}

/** Who may use the API, from the command line. */
export const tokenCommands: readonly Command[] = [createCommand, listCommand, revokeCommand]

function scopesFrom(typed: readonly string[]): ApiScope[] {
  const unknown = typed.find(scope => !isApiScope(scope))
  const all = Object.keys(API_SCOPES).join(', ')
  if (unknown !== undefined) throw new Refusal(`There is no scope “${unknown}”. There are: ${all}`)
  if (typed.length === 0) throw new Refusal(`Say what it may do with --scope: ${all}`)
  return [...new Set(typed.filter(isApiScope))]
}

function daysFrom(typed: string | undefined): number {
  const days = Number(typed ?? USUAL_DAYS)
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days
  throw new Refusal(`Give --days as a whole number from 1 to ${MOST_DAYS}.`)
}
