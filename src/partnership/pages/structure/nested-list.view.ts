import { html, joinHtml, type SafeHtml } from '#platform/ui/html.ts'
import { groupUrl } from '../../partnership.urls.ts'
import { type Branch, type GroupOn, STANDINGS } from '../../structure.ts'

export interface NestedListOptions {
  readonly day: Temporal.PlainDate
  /** what is said after the name of a group, by group */
  readonly chairs?: ReadonlyMap<string, SafeHtml | string>
  /** tags after the name, by group */
  readonly tags?: ReadonlyMap<string, SafeHtml>
}

/** The structure in words: each group below the one it names first, with any other it is accountable to. */
export function nestedList(branches: readonly Branch[], options: NestedListOptions): SafeHtml {
  return html`<ul class="govuk-list govuk-list--bullet">${branches.map(branch => item(branch, options))}</ul>`
}

function item({ group, branches }: Branch, options: NestedListOptions): SafeHtml {
  const chair = options.chairs?.get(group.groupId)
  const tags = options.tags?.get(group.groupId)
  return html`<li><a class="govuk-link" href="${groupUrl(group.groupId, options.day)}">${group.name}</a>${place(group)}${tags && html` ${tags}`}${chair && html`<br>Chair: ${chair}`}${branches.length > 0 && nestedList(branches, options)}</li>`
}

function place(group: GroupOn): SafeHtml | false {
  const [first, ...further] = group.parents
  const outside = group.standing === 'external' && ` (${STANDINGS.external.toLowerCase()})`
  const also =
    further.length > 0 &&
    html`, also accountable to ${joinHtml(
      further.map(parent => parent.name),
      ' and ',
    )}`
  const inferred = first?.isInferred && ' (accountability inferred)'
  return outside || also || inferred ? html`${outside}${also}${inferred}` : false
}
