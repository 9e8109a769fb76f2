import assert from 'node:assert/strict'
import type { TestSite } from '#platform/testing/site.ts'
import type { Visitor } from '#platform/testing/visitor.ts'
import { ANSWERS } from './answers.ts'

export const START = '/raise/ours'
export const CHECK = '/raise/ours/check'

/** What is answered otherwise than usual, by question. */
export type Changes = Readonly<Record<string, Readonly<Record<string, string | string[]>>>>

export const PROFESSIONAL: Changes = { 'who-you-are': { 'who-you-are': 'professional' } }

export const draftOf = (body: string): string => /name="draft" value="([^"]+)"/.exec(body)?.[1] ?? ''
const questionAt = (url: string): string => /questions\/([\w-]+)/.exec(url)?.[1] ?? ''
export const referenceOn = (body: string): string => /(AC|CC)-\d{4}-[0-9A-Z]{5}/.exec(body)?.[0] ?? ''

/** Begins, and answers page after page until the check page; gives the pages that were asked. */
export async function answerAll(visitor: Visitor, changes: Changes = {}): Promise<string[]> {
  const begun = await visitor.post(START)
  const asked: string[] = []
  let url = String(begun.headers.location)
  while (!url.endsWith('/check')) {
    const question = questionAt(url)
    assert.ok(question !== '' && asked.length < 40, `${url} after ${asked.join(' ')}`)
    asked.push(question)
    const page = await visitor.get(url)
    const answer = { ...(changes[question] ?? ANSWERS[question]), draft: draftOf(page.body) }
    url = String((await visitor.post(url, answer)).headers.location)
    assert.ok(!url.includes('again'), `${question}: ${(await visitor.get(url)).body}`)
  }
  return asked
}

export async function sendAll(visitor: Visitor): Promise<string> {
  const check = await visitor.get(CHECK)
  const sent = await visitor.post(CHECK, { draft: draftOf(check.body) })
  assert.equal(sent.headers.location, '/raise/ours/sent')
  return referenceOn((await visitor.get('/raise/ours/sent')).body)
}

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')

export async function upload(site: TestSite, visitor: Visitor, name: string, content: Buffer): Promise<string> {
  const page = await visitor.get('/raise/ours/questions/files')
  const body = new FormData()
  body.append('_csrf', /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '')
  body.append('draft', draftOf(page.body))
  body.append('files', new Blob([new Uint8Array(content)]), name)
  const encoded = new Response(body)
  const answer = await site.server.inject({
    method: 'POST',
    url: '/raise/ours/questions/files',
    cookies: Object.fromEntries(visitor.cookies),
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  return (await visitor.get(String(answer.headers.location))).body
}
