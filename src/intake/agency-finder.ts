import type { Facts, KnownAgency } from './format.ts'
import { fault, type Issue } from './issue.ts'
import { nearest } from './nearest.ts'

type Found = { readonly agency: KnownAgency } | { readonly issue: Issue }

const tidy = (name: string): string => name.trim().toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ')

/** Finds agencies by name, and says what is wrong when there is none or when it is not the sender's own. */
export function agencyFinder({ agencies, ownAgencyId }: Pick<Facts, 'agencies' | 'ownAgencyId'>) {
  const byName = new Map(
    agencies.flatMap(agency => [agency.name, ...agency.aliases].map(name => [tidy(name), agency] as const)),
  )
  const own = agencies.find(agency => agency.id === ownAgencyId)
  return (name: string, where: { row: number; record: string }): Found => {
    const at = { ...where, field: 'agency', value: name }
    if (name === '')
      return { issue: fault('no-agency', 'There is no agency. Write its name as the partnership knows it.', at) }
    const agency = byName.get(tidy(name))
    if (!agency) {
      const meant = nearest(
        name,
        agencies.map(each => each.name),
      )
      return {
        issue: fault(
          'unknown-agency',
          `“${name}” is not an agency of this partnership.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`,
          at,
        ),
      }
    }
    if (ownAgencyId !== undefined && agency.id !== ownAgencyId)
      return {
        issue: fault(
          'not-your-agency',
          `You may send figures for ${own?.name ?? 'your own agency'} only. Leave out the rows of ${agency.name}.`,
          at,
        ),
      }
    return { agency }
  }
}
