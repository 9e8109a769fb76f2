import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from './log.ts'

test('an error is logged with its code and its stack, and without the row that the database refused', () => {
  const lines: string[] = []
  const log = createLog('info', 'web', { write: line => void lines.push(line) })
  const refused = Object.assign(new Error('duplicate key value violates unique constraint "account_email_is_unique"'), {
    code: '23505',
    constraint: 'account_email_is_unique',
    detail: 'Key (email)=(mary@council.example) already exists.',
    where: 'mary@council.example',
    parameters: ['mary@council.example'],
  })
  log.error({ err: new Error('could not be saved', { cause: refused }) }, 'failed')
  log.error({ err: refused }, 'failed')
  log.error({ err: 'mary@council.example' }, 'failed')
  const text = lines.join('')
  assert.doesNotMatch(text, /mary/)
  assert.match(text, /"code":"23505"/)
  assert.match(text, /could not be saved/)
  assert.match(text, /log\.test\.ts/)
})
