import { z } from 'zod'
import { appendAudit } from '../audit/trail.ts'
import { NotFound } from '../errors.ts'
import { type Answer, type Route, route, showPage, type Visit } from '../http/route.ts'
import { getMail, listMail, type MailKey } from './mail.store.ts'
import { outboxUrl } from './outbox.urls.ts'
import { mailBody, outboxBody } from './outbox.view.ts'

const ON_A_PAGE = 25

const Query = z.object({ before: z.string().max(200).optional() })

// Mail holds one-time links. Where a mail server takes them to their readers, nobody else has a reason to see them.
function requireOutbox({ app, session }: Visit): void {
  if (app.mail.hasServer && !session.isDemonstration) throw new NotFound('There is no outbox: a mail server is set up.')
}

async function showOutbox(visit: Visit<unknown, z.infer<typeof Query>>): Promise<Answer> {
  requireOutbox(visit)
  const { app, actor, query } = visit
  const before = parseMailKey(query.before)
  const mails = await app.transaction(actor, tx => listMail(tx, { before, count: ON_A_PAGE + 1 }))
  const body = outboxBody({
    mails: mails.slice(0, ON_A_PAGE),
    isFirst: before === undefined,
    hasMore: mails.length > ON_A_PAGE,
    hasServer: app.mail.hasServer,
  })
  return showPage({ title: 'Outbox', body, section: 'outbox' })
}

async function showMail(visit: Visit<{ mailId: string }>): Promise<Answer> {
  requireOutbox(visit)
  const { app, actor, params } = visit
  const mail = await app.transaction(actor, async tx => {
    const found = await getMail(tx, params.mailId)
    await appendAudit(tx, actor, { event: 'mail-read', subject: { mailId: found.mailId } })
    return found
  })
  const text = mail.sealedText && (await app.keys.open('mail', mail.mailId, mail.sealedText)).toString()
  const breadcrumbs = [{ text: 'Outbox', href: outboxUrl() }]
  return showPage({ title: mail.subject, body: mailBody(mail, text), section: 'outbox', breadcrumbs })
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
