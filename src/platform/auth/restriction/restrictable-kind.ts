import type { Tx } from '../../db/database.ts'

/** What a domain offers so that its records can be restricted; app.ts lists them. */
export interface RestrictableKind {
  /** `concern`: the same word as in `openTo` and in the tables */
  readonly kind: string
  /** `Adult concern` */
  readonly title: string
  /** `AC-2024-0131` */
  readonly exampleReference: string
  /** The record's id, whether or not the reader may open it. */
  findByReference(tx: Tx, reference: string): Promise<string | undefined>
  href(recordId: string): string
}
