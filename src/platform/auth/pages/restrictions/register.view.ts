import { civilDay, dayInWords, momentInWords, weekdayInWords } from '../../../day.ts'
import { type Column, dataTable } from '../../../ui/data-table.ts'
import { pageHeading, sectionHeading } from '../../../ui/headings.ts'
import { html, type SafeHtml } from '../../../ui/html.ts'
import { emptyState } from '../../../ui/notes.ts'
import type { PageContent } from '../../../ui/page-content.ts'
import { tag } from '../../../ui/tag.ts'
import { endConflictUrl, liftHoldUrl, restrictionUrl, reviewBreakGlassUrl } from '../../auth.urls.ts'
import { CONFLICT_NATURES, FINDINGS, RESTRICTION_REASONS } from '../../restriction/record-access.ts'
import type { BrokenGlassEntry, ConflictEntry, HoldEntry, RestrictionEntry } from '../../restriction/register.store.ts'
import { linkTo, paragraph } from '../question.view.ts'

export interface Register {
  readonly restrictions: readonly RestrictionEntry[]
  readonly brokenGlass: readonly BrokenGlassEntry[]
  readonly conflicts: readonly ConflictEntry[]
  readonly holds: readonly HoldEntry[]
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly titleOfKind: (kind: string) => string
  readonly reader: string | undefined
}

export function registerPage(register: Register): PageContent {
  const waiting = register.brokenGlass.filter(entry => entry.finding === undefined)
  const reviewed = register.brokenGlass.filter(entry => entry.finding !== undefined)
  return {
    title: 'Restricted records',
    section: 'restrictions',
    body: html`${pageHeading({ title: 'Restricted records' })}
${paragraph('Which records only some may open, who opened one in an emergency, and who must not open one. References only: the register never says whom a record is about.')}
${sectionHeading({ text: 'Opened in an emergency, to be reviewed', count: waiting.length })}
${waiting.length === 0 ? emptyState({ why: 'Nobody has opened a restricted record in an emergency since the last review.' }) : waitingTable(register, waiting)}
${sectionHeading({ text: 'Restricted now', count: register.restrictions.length })}
${register.restrictions.length === 0 ? emptyState({ why: 'No record is restricted. A record is restricted from its own page.' }) : restrictionTable(register)}
${sectionHeading({ text: 'Conflicts of interest', count: register.conflicts.length })}
${register.conflicts.length === 0 ? emptyState({ why: 'Nobody has declared a conflict of interest. It is declared from a record’s page.' }) : conflictTable(register)}
${sectionHeading({ text: 'Legal holds', count: register.holds.length })}
${register.holds.length === 0 ? emptyState({ why: 'No record is under a legal hold: each is kept for as long as its class says.' }) : holdTable(register)}
${reviewed.length > 0 && html`${sectionHeading({ text: 'Reviewed lately' })}${reviewedTable(register, reviewed)}`}`,
  }
}

const recordOf = ({ titleOfKind }: Register, entry: { kind: string; reference: string }): SafeHtml =>
  html`<span class="kith-reference">${entry.reference}</span><br><span class="kith-context">${titleOfKind(entry.kind)}</span>`

function waitingTable(register: Register, rows: readonly BrokenGlassEntry[]): SafeHtml {
  const isOpen = (entry: BrokenGlassEntry): boolean => Temporal.Instant.compare(entry.endsAt, register.now) > 0
  const columns: readonly Column<BrokenGlassEntry>[] = [
    { head: 'Record', cell: entry => recordOf(register, entry) },
    { head: 'Who', cell: entry => html`${entry.person}<br><span class="kith-context">${entry.agency}</span>` },
    { head: 'Why', cell: entry => entry.reason },
    {
      head: 'Opened',
      cell: entry =>
        html`${momentInWords(entry.openedAt)}<br>${
          isOpen(entry)
            ? tag({ tone: 'amber', text: `Open until ${momentInWords(entry.endsAt)}` })
            : tag({ tone: 'neutral', text: 'Closed again' })
        }`,
    },
    {
      head: 'Review',
      cell: entry =>
        entry.personId === register.reader
          ? 'You opened it: another lead reviews it'
          : linkTo(
              reviewBreakGlassUrl(entry.breakGlassId),
              html`Review<span class="govuk-visually-hidden"> ${entry.reference}, ${entry.person}</span>`,
            ),
    },
  ]
  return dataTable({
    id: 'broken-glass',
    caption: 'Opened in an emergency, to be reviewed',
    isCaptionHidden: true,
    columns,
    rows,
  })
}

function restrictionTable(register: Register): SafeHtml {
  const isLate = (day: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(day, register.today) < 0
  const columns: readonly Column<RestrictionEntry>[] = [
    { head: 'Record', cell: entry => recordOf(register, entry) },
    {
      head: 'Why',
      cell: entry =>
        html`${RESTRICTION_REASONS[entry.reason]}${entry.note !== '' && html`<br><span class="kith-context">${entry.note}</span>`}`,
    },
    { head: 'Who may open it', cell: entry => entry.readers.join(', ') },
    {
      head: 'Restricted',
      cell: entry =>
        html`${dayInWords(civilDay(entry.placedAt))}<br><span class="kith-context">${entry.placedBy}</span>`,
    },
    {
      head: 'Review',
      cell: entry =>
        html`${linkTo(restrictionUrl(entry.restrictionId), html`${weekdayInWords(entry.reviewOn)}<span class="govuk-visually-hidden">: review ${entry.reference}</span>`)}${
          isLate(entry.reviewOn) && html`<br>${tag({ tone: 'red', text: 'Review is late' })}`
        }`,
    },
  ]
  return dataTable({
    id: 'restrictions',
    caption: 'Restricted now',
    isCaptionHidden: true,
    columns,
    rows: register.restrictions,
  })
}

function conflictTable(register: Register): SafeHtml {
  const columns: readonly Column<ConflictEntry>[] = [
    { head: 'Record', cell: entry => recordOf(register, entry) },
    { head: 'Who must not open it', cell: entry => entry.person },
    { head: 'Why', cell: entry => CONFLICT_NATURES[entry.nature] },
    { head: 'Declared', cell: entry => dayInWords(civilDay(entry.declaredAt)) },
    {
      head: 'Change',
      cell: entry =>
        entry.personId !== register.reader &&
        linkTo(
          endConflictUrl(entry.conflictId),
          html`End<span class="govuk-visually-hidden"> ${entry.person}, ${entry.reference}</span>`,
        ),
    },
  ]
  return dataTable({
    id: 'conflicts',
    caption: 'Conflicts of interest',
    isCaptionHidden: true,
    columns,
    rows: register.conflicts,
  })
}

function holdTable(register: Register): SafeHtml {
  const columns: readonly Column<HoldEntry>[] = [
    { head: 'Record', cell: entry => recordOf(register, entry) },
    { head: 'Why', cell: entry => entry.reason },
    {
      head: 'Held since',
      cell: entry =>
        html`${dayInWords(civilDay(entry.placedAt))}<br><span class="kith-context">${entry.placedBy}</span>`,
    },
    {
      head: 'Change',
      cell: entry =>
        linkTo(
          liftHoldUrl(entry.holdId),
          html`Lift<span class="govuk-visually-hidden"> the hold on ${entry.reference}</span>`,
        ),
    },
  ]
  return dataTable({ id: 'holds', caption: 'Legal holds', isCaptionHidden: true, columns, rows: register.holds })
}

function reviewedTable(register: Register, rows: readonly BrokenGlassEntry[]): SafeHtml {
  const columns: readonly Column<BrokenGlassEntry>[] = [
    { head: 'Record', cell: entry => recordOf(register, entry) },
    { head: 'Who', cell: entry => entry.person },
    { head: 'Opened', cell: entry => momentInWords(entry.openedAt) },
    {
      head: 'Found',
      cell: entry =>
        html`${entry.finding === 'justified' ? tag({ tone: 'green', text: FINDINGS.justified }) : tag({ tone: 'red', text: FINDINGS['not-justified'] })} by ${entry.reviewedBy}`,
    },
  ]
  return dataTable({ id: 'reviewed', caption: 'Reviewed lately', isCaptionHidden: true, columns, rows })
}
