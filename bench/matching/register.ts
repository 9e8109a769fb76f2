import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { matchingKeys } from '../../src/concerns/matching/matching-keys.ts'
import { makePerson, type Person } from './population.ts'
import { createRandom } from './random.ts'

const BATCH = 20_000

/** Writes the people numbered from `first` up to `end` into the register, each once, under what they may be found by. */
export async function fillRegister(
  owner: pg.Client,
  partnershipId: string,
  { first, end }: { readonly first: number; readonly end: number },
): Promise<void> {
  const copy = (table: string, lines: string[]) =>
    pipeline(Readable.from([lines.join('')]), owner.query(from(`copy ${table} from stdin`)))
  for (let at = first; at < end; at += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, end - at) }, (_, index) => personNumbered(at + index))
    await copy(
      'individual (partnership_id, individual_id, given_name, family_name, date_of_birth, address, postcode, nhs_number, phone, sex, made_at)',
      batch.map(
        p =>
          `${[partnershipId, individualIdOf(p), p.givenName, p.familyName, p.bornOn, p.address, p.postcode, p.nhsNumber, p.phone, p.sex, '2024-01-01T00:00Z'].join('\t')}\n`,
      ),
    )
    await copy(
      'individual_key (partnership_id, key, individual_id)',
      batch.flatMap(p => matchingKeys(p).map(key => `${partnershipId}\t${key}\t${individualIdOf(p)}\n`)),
    )
  }
  await owner.query('vacuum (analyze) individual, individual_key')
}

/** Somebody follows from their number alone, so none is kept. */
export const personNumbered = (id: number): Person => makePerson(id, createRandom(id + 1))

/** Empty for somebody who is not in the register. */
export const individualIdOf = ({ id }: Pick<Person, 'id'>): string =>
  id < 0 ? '' : `01900000-0000-7000-8000-${id.toString(16).padStart(12, '0')}`
