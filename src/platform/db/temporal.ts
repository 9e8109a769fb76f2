import pg from 'pg'

const DATE = 1082
const TIMESTAMPTZ = 1184
const INT8 = 20

const inPostgresForm = {
  configurable: true,
  value(this: { toString(): string }) {
    return this.toString()
  },
}

// node-postgres serialises an object parameter with JSON.stringify unless it has a `toPostgres` method.
Object.defineProperty(Temporal.PlainDate.prototype, 'toPostgres', inPostgresForm)
Object.defineProperty(Temporal.Instant.prototype, 'toPostgres', inPostgresForm)

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`a count of ${text} is too large to be exact`)
  return value
}

const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [DATE]: text => Temporal.PlainDate.from(text),
  [TIMESTAMPTZ]: text => Temporal.Instant.from(text.replace(' ', 'T')),
  [INT8]: safeInteger,
}

/**
 * How values leave PostgreSQL: `date` is a `Temporal.PlainDate`, `timestamptz` a `Temporal.Instant`, `bigint` a safe
 * integer, `numeric` a decimal string (exact). Pass as `types` to each connection.
 */
export const temporalTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const own = format === 'binary' ? undefined : PARSERS[oid]
    return own ?? pg.types.getTypeParser(oid, format)
  },
}
