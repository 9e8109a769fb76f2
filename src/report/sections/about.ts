import { type Agency, REGIMES, type Regime, regimes, statutoryRoleWords } from '#partnership'
import type { Inline } from '#publishing'
import type { Drawing, DrawnPart } from './drawing.ts'

const words = (text: string): readonly Inline[] => [{ kind: 'text', text }]

function roleIn(agency: Agency, regime: Regime): string {
  const held = agency.statutoryRoles.find(each => each.regime === regime)
  return held ? (statutoryRoleWords(regime, held.role)?.text ?? '') : 'No statutory role'
}

/** The partners on the last day of the year, and what the law makes of each. */
export function drawAbout({ agencies }: Drawing): DrawnPart[] {
  return [
    {
      heading: 'Our partners',
      blocks: [
        {
          kind: 'table',
          id: 'partners-table',
          caption: 'Partners and their statutory roles',
          columns: [
            { heading: 'Partner', numeric: false },
            ...regimes().map(regime => ({ heading: REGIMES[regime], numeric: false })),
          ],
          rows: agencies.map(agency => ({
            cells: [words(agency.name), ...regimes().map(regime => words(roleIn(agency, regime)))],
            isTotal: false,
          })),
          notes: [],
        },
      ],
    },
  ]
}
