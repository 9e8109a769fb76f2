import { z } from 'zod'
import type { App } from '#platform/app.ts'
import type { PersonAccount } from '#platform/auth/accounts/person-account.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { isRole, ROLES, type Role } from '#platform/auth/roles.ts'
import { type Command, defineCommand } from '#platform/command.ts'
import { Refusal } from '#platform/errors.ts'
import { partnershipOption } from '#platform/partnership-option.ts'

const reasonOption = {
  reason: { type: 'string', value: 'WHY', describe: 'Kept in the audit trail' },
} as const

const addCommand = defineCommand({
  name: 'user add',
  summary: 'Invites somebody to sign in; adds them to the registers with --name and --agency',
  arguments: ['EMAIL'],
  options: {
    name: { type: 'string', value: 'NAME', describe: 'Their name, when they are not in the registers' },
    agency: {
      type: 'string',
      value: 'AGENCY',
      describe: 'The agency they work for, when they are not in the registers',
    },
    role: {
      type: 'string',
      value: 'ROLE',
      multiple: true,
      describe: 'A role from today on; may be given several times',
    },
    ...partnershipOption,
  },
  async run({ given, values, answer, ...surroundings }) {
    const email = emailOf(given.EMAIL)
    const roles = values.role.map(roleOf)
    const { asOperator } = await import('./operator.ts')
    const { addUser } = await import('./add-user.ts')
    await asOperator(surroundings, values.partnership, async (app, actor) => {
      const user = { email, name: values.name, agencyName: values.agency, roles }
      const { personId, invitation } = await addUser(app, actor, user)
      switch (invitation.outcome) {
        case 'address-taken':
          throw new Refusal(`Somebody else in ${actor.partnershipName} signs in with ${email}.`)
        case 'has-account-already':
          return answer(
            { outcome: invitation.outcome, personId, email },
            () => `${email} has an account, and can now choose ${actor.partnershipName} with it.`,
          )
        case 'sent': {
          const link = `${app.config.baseUrl}${invitation.path}`
          return answer(
            { outcome: 'invited', personId, email, link },
            () => `${email} is invited. The link works once, for seven days:\n${link}`,
          )
        }
      }
    })
  },
})

const disableCommand = defineCommand({
  name: 'user disable',
  summary: 'Signs somebody out and keeps them from signing in to the partnership',
  arguments: ['EMAIL'],
  options: { ...reasonOption, ...partnershipOption },
  async run({ given, values, answer, ...surroundings }) {
    const reason = reasonFrom(values.reason)
    const { asOperator } = await import('./operator.ts')
    const { stopAccess } = await import('#platform/auth/accounts/change-account.ts')
    await asOperator(surroundings, values.partnership, async (app, actor) => {
      const { personId, email } = await getUser(app, actor, given.EMAIL)
      await stopAccess(app, actor, { personId, reason })
      answer(
        { outcome: 'disabled', personId, email },
        () => `${email} can no longer sign in to ${actor.partnershipName}.`,
      )
    })
  },
})

const resetFactorCommand = defineCommand({
  name: 'user reset-factor',
  summary:
    'Removes somebody’s authenticator app; they set up a new one at the next sign-in. Make sure first that it is them',
  arguments: ['EMAIL'],
  options: { ...reasonOption, ...partnershipOption },
  async run({ given, values, answer, ...surroundings }) {
    const reason = reasonFrom(values.reason)
    const { asOperator } = await import('./operator.ts')
    const { resetSecondFactor } = await import('#platform/auth/accounts/change-account.ts')
    await asOperator(surroundings, values.partnership, async (app, actor) => {
      const { personId, email } = await getUser(app, actor, given.EMAIL)
      await resetSecondFactor(app, actor, { personId, reason })
      answer(
        { outcome: 'reset', personId, email },
        () => `${email} sets up a new authenticator app at the next sign-in.`,
      )
    })
  },
})

/** Who may sign in, from the command line. */
export const userCommands: readonly Command[] = [addCommand, disableCommand, resetFactorCommand]

function emailOf(typed: string): string {
  const parsed = z.email().max(254).safeParse(typed.trim())
  if (!parsed.success) throw new Refusal(`${typed} is not an email address.`)
  return parsed.data
}

function roleOf(typed: string): Role {
  if (isRole(typed)) return typed
  throw new Refusal(`There is no role “${typed}”. There are: ${Object.keys(ROLES).join(', ')}`)
}

function reasonFrom(typed: string | undefined): string {
  const reason = typed?.trim()
  if (!reason) throw new Refusal('Say why with --reason: it is kept in the audit trail.')
  return reason
}

async function getUser(app: App, actor: Actor, typed: string): Promise<PersonAccount> {
  const { findAccountByAddress } = await import('#platform/auth/accounts/accounts.store.ts')
  const account = await app.transaction(actor, tx => findAccountByAddress(tx, typed))
  if (!account) throw new Refusal(`Nobody in ${actor.partnershipName} has the address ${typed}.`)
  return account
}
