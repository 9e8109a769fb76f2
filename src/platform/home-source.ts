import type { Actor } from './auth/actor.ts'
import type { Tx } from './db/database.ts'

/** Whose home page it is, on which day, and where the public site stands. */
export interface HomeReader {
  readonly actor: Actor
  readonly today: Temporal.PlainDate
  /** "https://reports.example.org", without a slash at its end */
  readonly publicUrl: string
}

/** A figure to keep an eye on, in words: nothing here is worked out again. */
export interface WatchedFigure {
  readonly title: string
  /** the page that says where it comes from */
  readonly href: string
  /** "57%", "141" */
  readonly value: string
  /** beside the value: "of 174 rated"; empty when the figure has none */
  readonly base: string
  /** its base, period and source in a sentence or two */
  readonly context: string
}

/** A domain's figures for this reader, the most telling first; read in the reader's own transaction, behind their fences. */
export type WatchSource = (tx: Tx, reader: HomeReader) => Promise<readonly WatchedFigure[]>

/** Something that happened, on its day. */
export interface NewsItem {
  readonly happenedOn: Temporal.PlainDate
  readonly title: string
  readonly href: string
  readonly text: string
}

/** What happened in a domain that this reader may see, newest first and at most `limit` of it. */
export type NewsSource = (tx: Tx, reader: HomeReader, limit: number) => Promise<readonly NewsItem[]>
