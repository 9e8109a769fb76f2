import { sql } from 'kysely'
import pg from 'pg'

const MARK = '/* prepared */'

/**
 * At the beginning of a statement of constant text: each connection prepares it once. For the few that every page runs:
 * reading a session took 290 in place of 400 µs so, and most of that was planning.
 */
export const PREPARED = sql.raw(MARK)

const names = new Map<string, string>()

function nameOf(text: string): string {
  const name = names.get(text) ?? `prepared ${names.size + 1}`
  names.set(text, name)
  return name
}

type Values = readonly unknown[] | undefined

/** A connection that sends `begin` together with the first statement after it, which saves each transaction a round trip. */
export class Client extends pg.Client {
  #mustBegin = false

  // Kysely and pg-boss send text and values and wait for a promise; anything else goes to the driver as it is.
  override query(...given: readonly unknown[]): never {
    const [text, values, callback] = given as [unknown, Values, unknown]
    const isPlain = typeof text === 'string' && callback === undefined && typeof values !== 'function'
    return (isPlain ? this.#queryText(text, values) : this.#queryOther(given)) as never
  }

  #queryText(text: string, values: Values): Promise<pg.QueryResult> {
    if (text === 'begin') {
      this.#mustBegin = true
      return Promise.resolve(resultOf('BEGIN'))
    }
    if (this.#mustBegin && (text === 'commit' || text === 'rollback')) {
      this.#mustBegin = false
      return Promise.resolve(resultOf(text.toUpperCase()))
    }
    if (text.startsWith(MARK)) return this.#queryOther([{ name: nameOf(text), text, values }])
    if (!this.#mustBegin || (values?.length ?? 0) > 0) return this.#queryOther([text, values])
    this.#mustBegin = false
    return this.#send([`begin; ${text}`]).then(
      results => (results as unknown as readonly pg.QueryResult[])[1] ?? results,
    )
  }

  #queryOther(given: readonly unknown[]): Promise<pg.QueryResult> {
    if (this.#mustBegin) {
      this.#mustBegin = false
      // A connection that cannot begin cannot run the statement either, and says so there.
      this.#send(['begin']).catch(() => undefined)
    }
    return this.#send(given)
  }

  #send(given: readonly unknown[]): Promise<pg.QueryResult> {
    return Reflect.apply(super.query, this, given)
  }
}

const resultOf = (command: string): pg.QueryResult => ({ command, rowCount: null, oid: 0, rows: [], fields: [] })
