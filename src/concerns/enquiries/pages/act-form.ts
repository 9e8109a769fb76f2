import type { z } from 'zod'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { HtmlPart } from '#platform/ui/html.ts'
import type { EnquiryTab } from '../../concerns.urls.ts'
import type { EnquiryAct } from '../../enquiry.ts'
import type { Change, EnquiryRead } from '../change-enquiry.ts'
import type { Enquiry } from '../enquiry.store.ts'

/** What a form is loaded with, beside the enquiry. */
export interface Loading {
  readonly tx: Tx
  readonly enquiry: Enquiry
  readonly today: Temporal.PlainDate
  readonly at: Temporal.Instant
  /** what the address names after the enquiry; empty when it names nothing */
  readonly id: string
}

export interface Doing<T, C> {
  readonly app: App
  readonly actor: Actor
  readonly read: EnquiryRead
  readonly data: T
  readonly loaded: C
  readonly id: string
}

/** One act on an enquiry as a staff form of up to eight fields. */
export interface ActForm<T, C> {
  /** below the enquiry's address: `actions/add`, `actions/:id/done` */
  readonly path: string
  readonly act: EnquiryAct
  readonly title: string
  readonly lead?: (loaded: C, enquiry: Enquiry) => HtmlPart
  readonly submit: string
  readonly isWarning?: boolean
  /** what is said once it is done */
  readonly done: string
  /** the part of the record that it belongs to */
  readonly tab: EnquiryTab
  /** the fields that are dates */
  readonly days?: readonly string[]
  readonly schema: z.ZodType<T>
  readonly load: (loading: Loading) => Promise<C>
  /** what the fields hold when the form is opened */
  readonly start?: (loaded: C, today: Temporal.PlainDate) => FormState['values']
  readonly fields: (state: FormState, loaded: C, enquiry: Enquiry) => readonly HtmlPart[]
  readonly run: (doing: Doing<T, C>) => Promise<Change>
}
