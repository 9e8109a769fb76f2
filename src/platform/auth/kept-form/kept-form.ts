import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { App } from '../../app.ts'
import type { Form } from '../../http/route.ts'
import { inSignIn } from '../in-sign-in.ts'
import { deleteKeptForm, findKeptForm, putKeptForm, type Typist } from './kept-form.store.ts'

export const KEPT_FORM_COOKIE = 'kith-kept'
export const KEPT_MINUTES = 30

const content = z.object({
  partnershipId: z.string(),
  form: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

const recordOf = (accountId: string, page: string): string => `kept form of ${accountId} at ${page}`

/**
 * Keeps what somebody typed for the page that shows the form, sealed, for half an hour, and returns the token that their
 * browser keeps. `held` is the token that it holds already.
 */
export async function keepForm(
  app: App,
  typist: Typist,
  { page, form, held }: { readonly page: string; readonly form: Form; readonly held: string | undefined },
): Promise<string> {
  const { accountId, partnershipId } = typist
  const token = held ?? randomBytes(32).toString('base64url')
  const sealed = await app.keys.seal('draft', recordOf(accountId, page), JSON.stringify({ partnershipId, form }))
  const keptAt = app.clock.now()
  await inSignIn(app, tx =>
    putKeptForm(tx, { token, page, accountId }, { sealed, keptAt, endsAt: keptAt.add({ minutes: KEPT_MINUTES }) }),
  )
  return token
}

interface Asking extends Typist {
  readonly token: string
  readonly page: string
}

/** What its own typist typed on a page, in the partnership where they typed it; undefined for everybody else. */
export async function keptFormOf(app: App, asking: Asking): Promise<Form | undefined> {
  const sealed = await inSignIn(app, tx => findKeptForm(tx, asking, app.clock.now()))
  if (!sealed) return undefined
  const opened = await app.keys.open('draft', recordOf(asking.accountId, asking.page), sealed)
  const { partnershipId, form } = content.parse(JSON.parse(opened.toString()))
  return partnershipId === asking.partnershipId ? form : undefined
}

/** Forgets what was typed on a page, once it was sent; whether the browser has other forms still. */
export const forgetKeptForm = (app: App, asking: Asking): Promise<boolean> =>
  inSignIn(app, tx => deleteKeptForm(tx, asking, app.clock.now()))
