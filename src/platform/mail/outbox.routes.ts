import { z } from 'zod'
import { appendAudit } from '../audit/trail.ts'
import { NotFound } from '../errors.ts'
import { type Answer, type Route, route, showPage, type Visit } from '../http/route.ts'
import { getMail, type KeptMail, listMail, type MailKey } from './mail.store.ts'
import { outboxUrl } from './outbox.urls.ts'
import { mailBody, outboxBody } from './outbox.view.ts'

const ON_A_PAGE = 25

const Query = z.object({ before: z.string().max(200).optional() })

// Mail holds one-time links. Where a mail server takes them to their readers, nobody else has a reason to see them, and
// production has one. Elsewhere mail of sign-in can be handed on; what is about a case, or opens one, is its reader's. The
// demonstration invents its cases, and shows everything.
const mayReadText = ({ app, session }: Visit<unknown, unknown>, mail: KeptMail): boolean =>
  session.isDemonstration || (app.config.environment !== 'production' && mail.administratorMayRead)

function requireOutbox({ app, session }: Visit<unknown, unknown>): void {
  if ((app.mail.hasServer || app.config.environment === 'production') && !session.isDemonstration)
    throw new NotFound('There is no outbox: a mail server is set up.')
}

async function showOutbox(visit: Visit<unknown, z.infer<typeof Query>>): Promise<Answer> {
  requireOutbox(visit)
  const { app, actor, query } = visit
  const before = parseMailKey(query.before)
  const mails = await app.transaction(actor, tx => listMail(tx, { before, count: ON_A_PAGE + 1 }))
  const body = outboxBody({
    mails: mails.slice(0, ON_A_PAGE).map(mail => ({ mail, isOpen: mayReadText(visit, mail) })),
    isFirst: before === undefined,
    hasMore: mails.length > ON_A_PAGE,
    hasServer: app.mail.hasServer,
  })
  return showPage({ title: 'Outbox', body, section: 'outbox' })
}

async function showMail(visit: Visit<{ mailId: string }>): Promise<Answer> {
  requireOutbox(visit)
  const { app, actor, params } = visit
  const { mail, isOpen } = await app.transaction(actor, async tx => {
    const found = await getMail(tx, params.mailId)
    const isOpen = mayReadText(visit, found)
    const event = isOpen ? 'mail-read' : 'mail-text-refused'
    await appendAudit(tx, actor, { event, subject: { mailId: found.mailId } })
    return { mail: found, isOpen }
  })
  const text = isOpen && mail.sealedText && (await app.keys.open('mail', mail.mailId, mail.sealedText)).toString()
  const breadcrumbs = [{ text: 'Outbox', href: outboxUrl() }]
  return showPage({
    title: mail.subject,
    body: mailBody({ mail, isOpen }, text || undefined),
    section: 'outbox',
    breadcrumbs,
  })
}

function parseMailKey(text: string | undefined): MailKey | undefined {
  const [moment = '', id] = text?.split('_') ?? []
  const mailId = z.uuid().safeParse(id)
  try {
    return mailId.success ? { madeAt: Temporal.Instant.from(moment), mailId: mailId.data } : undefined
  } catch {
    return undefined
  }
}

export const outboxRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/outbox', permission: 'read-outbox', query: Query, handle: showOutbox }),
  route({
    method: 'GET',
    path: '/outbox/:mailId',
    permission: 'read-outbox',
    params: z.object({ mailId: z.uuid() }),
    handle: showMail,
  }),
]
