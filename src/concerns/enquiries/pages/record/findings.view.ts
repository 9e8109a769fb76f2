import { dayInWords } from '#platform/day.ts'
import { sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { type TagTone, tag } from '#platform/ui/tag.ts'
import { enquiryActUrl } from '../../../concerns.urls.ts'
import { BALANCES, IMPACTS, LIKELIHOODS, RISK_LEVELS, RISK_MOMENTS, type RiskLevel } from '../../enquiry-codes.ts'
import type { Entered } from '../../entry.ts'
import type { Finding, Risk } from '../../finding.store.ts'
import type { LineOfEnquiry } from '../../planning.store.ts'
import { riskLevel } from '../../risk-level.ts'
import type { Versioned } from '../../versions.ts'
import { act, earlierVersions, entries, entry, lines, writtenBy } from './entry.view.ts'

export interface FindingsPart {
  readonly reference: string
  readonly mayRecord: boolean
  readonly lines: readonly Versioned<LineOfEnquiry & Entered>[]
  readonly findings: readonly Versioned<Finding & Entered>[]
  readonly risks: readonly Versioned<Risk & Entered>[]
}

export const findingsView = (part: FindingsPart): SafeHtml =>
  html`${sectionHeading({
    text: 'Findings',
    count: part.findings.length || undefined,
    aside: part.mayRecord && act('Add a finding', enquiryActUrl(part.reference, 'findings', 'add')),
  })}${
    part.findings.length === 0
      ? emptyState({ why: 'Nothing has been found yet.' })
      : entries(part.findings.map(finding => findingEntry(part, finding)))
  }${sectionHeading({
    text: 'Risk',
    count: part.risks.length || undefined,
    aside: part.mayRecord && act('Record a risk', enquiryActUrl(part.reference, 'risks', 'add')),
  })}${
    part.risks.length === 0
      ? emptyState({ why: 'No risk has been judged yet, before or after what the enquiry does.' })
      : entries(part.risks.map(risk => riskEntry(part, risk)))
  }`

function findingEntry(part: FindingsPart, finding: Versioned<Finding & Entered>): SafeHtml {
  const { latest } = finding
  const line = part.lines.find(each => each.latest.id === latest.lineId)
  return entry({
    title: BALANCES[latest.balance],
    body: html`${line && html`<p class="govuk-body"><b>${line.latest.question}</b></p>`}${lines(latest.found)}<p class="govuk-body"><b>Rests on:</b> ${latest.restsOn}</p>`,
    meta: writtenBy(latest),
    acts: part.mayRecord
      ? [act('Correct it', enquiryActUrl(part.reference, 'findings', latest.id, 'correct'), latest.found)]
      : [],
    earlier: earlierVersions(finding, version => html`<p>${BALANCES[version.balance]}</p>${lines(version.found)}`),
  })
}

const LEVEL_TONES: Readonly<Record<RiskLevel, TagTone>> = {
  low: 'green',
  medium: 'amber',
  high: 'red',
  'very-high': 'red',
}

function riskEntry(part: FindingsPart, risk: Versioned<Risk & Entered>): SafeHtml {
  const { latest } = risk
  const level = riskLevel(latest.likelihood, latest.impact)
  return entry({
    title: latest.risk,
    state: tag({ tone: LEVEL_TONES[level], text: `${RISK_LEVELS[level]} risk` }),
    body: html`<p class="govuk-body">${RISK_MOMENTS[latest.moment]}: ${judged(latest)}.</p>${latest.note !== '' && lines(latest.note)}`,
    meta: `Judged on ${dayInWords(latest.judgedOn)}. ${writtenBy(latest)}`,
    acts: part.mayRecord
      ? [act('Correct it', enquiryActUrl(part.reference, 'risks', latest.id, 'correct'), latest.risk)]
      : [],
    earlier: earlierVersions(risk, version => html`<p>${version.risk}: ${judged(version)}</p>`),
  })
}

const judged = ({ likelihood, impact }: Risk): string =>
  `${LIKELIHOODS[likelihood].toLowerCase()}, and ${IMPACTS[impact].toLowerCase()} if it happened`
