import { dataTable } from '#platform/ui/data-table.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import type { Case, CaseEvent } from '../../../case/case.ts'
import type { Opening } from '../../../case/history.store.ts'
import { momentLine } from '../../../case/moment-words.ts'
import { recordFrame } from '../../../case/record-frame.view.ts'
import { concernUrl } from '../../../concerns.urls.ts'
import { eventList } from './history.view.ts'

export const historyPage = (found: Case, today: Temporal.PlainDate, events: readonly CaseEvent[]): PageContent =>
  recordFrame(found, today, 'history', {
    body: html`${sectionHeading({ text: 'Everything that has happened', id: 'history', count: events.length })}${eventList(
      events,
      today,
      ({ eventId }) => `${concernUrl(found.reference, 'note')}?corrects=${eventId}`,
    )}`,
  })

const EVENTS: Readonly<Record<string, string>> = {
  'concern-opened': 'Opened it',
  'record-refused': 'Was refused it',
  'glass-broken': 'Broke the glass',
}

/** Who opened the record, as the audit trail has it. */
export const readersPage = (found: Case, today: Temporal.PlainDate, openings: readonly Opening[]): PageContent =>
  recordFrame(found, today, 'history', {
    body: html`${sectionHeading({ text: 'Who has opened this record', id: 'readers' })}${
      openings.length === 0
        ? emptyState({ why: 'Nobody has opened it yet.' })
        : dataTable({
            id: 'openings',
            caption: `The latest ${openings.length} of the audit trail, newest first`,
            isStacked: true,
            columns: [
              { head: 'When', cell: (row: Opening) => momentLine(row.happenedAt, today) },
              { head: 'Who', cell: row => row.name },
              { head: 'What', cell: row => EVENTS[row.event] ?? row.event },
              { head: 'Why', cell: row => row.purpose ?? 'To work on it' },
            ],
            rows: openings,
          })
    }`,
  })
