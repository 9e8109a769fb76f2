import type { MatrixState } from '#platform/ui/matrix-cell.ts'
import type { MatrixFigure } from '../../kpi-matrix.ts'
import type { ValueState } from '../../value.ts'

const STATES: Readonly<Record<ValueState, MatrixState>> = {
  value: 'unrated',
  'not-applicable': 'not-applicable',
  'nil-return': 'nil',
  'narrative-only': 'nil',
  'count-only': 'nil',
  'to-be-confirmed': 'to-be-confirmed',
  suppressed: 'missing',
  missing: 'missing',
  disputed: 'disputed',
}

/** How a figure is drawn: by its rating where it has one, else by what it is instead of a number. */
export const matrixStateOf = ({ rated, observed }: Pick<MatrixFigure, 'rated' | 'observed'>): MatrixState =>
  rated.rating ?? STATES[observed.state]

/** In the address of a page: an indicator and the end of the agency's identifier. */
export const cellName = ({ indicator, agency }: Pick<MatrixFigure, 'indicator' | 'agency'>): string =>
  `${indicator.number}-${agency.id.slice(-12)}`
