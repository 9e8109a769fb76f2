import assert from 'node:assert/strict'
import { expectedOf, MATRIX } from '../authorisation-matrix.ts'
import { addressOf } from '../fixtures/demonstration/addresses.ts'
import type { Demonstration } from '../fixtures/demonstration/demonstration.ts'

/** Asked in this order, so that most pages are seen as those who use them most. */
const READERS = ['Imelda Farrow', 'Tomasz Wilde', 'Harish Venkatraman', 'Josephine Clarke']

/** A person whom the table of routes lets in, or a visitor, and the page's address for them. */
export async function readerOf(
  demonstration: Demonstration,
  path: string,
): Promise<{ address: string; token: string | undefined }> {
  const { people, person, signIn } = demonstration
  const row = MATRIX[`GET ${path}`]
  assert.ok(row, `test/authorisation/ does not list GET ${path}`)
  if (row.may === 'anybody') {
    const address = await addressOf(demonstration, path, person('Imelda Farrow').partnershipId)
    return { address: address?.path ?? '', token: undefined }
  }
  for (const each of [...READERS.map(person), ...people]) {
    const address = await addressOf(demonstration, path, each.partnershipId)
    if (address && expectedOf(row, 'GET', each, address) === 'allowed')
      return { address: address.path, token: await signIn(each) }
  }
  throw new Error(`nobody of the demonstration may open ${path}`)
}
