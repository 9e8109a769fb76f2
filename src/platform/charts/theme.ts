import { TYPEFACE_NAME } from '#platform/typeface.ts'

export const CHART_FONT = `"${TYPEFACE_NAME}", sans-serif`

export const CHART_COLOURS = {
  ink: '#1a2328',
  muted: '#4d585d',
  petrol: '#14566b',
  petrolTint: '#e3edf0',
  bar: '#5f8d9c',
  common: '#6b767b',
  grid: '#e7e4dc',
  edge: '#7f8689',
  unusual: '#55307a',
  better: '#17512f',
  worse: '#98201a',
  paper: '#f8f6f2',
  white: '#ffffff',
} as const

export const TEXT_SIZE = { label: 15, axis: 13 } as const

export interface SeriesStyle {
  readonly colour: string
  readonly mark: 'circle' | 'square' | 'triangle' | 'cross'
  /** Empty for a solid line. */
  readonly dash: string
}

const SERIES_STYLES: readonly SeriesStyle[] = [
  { colour: '#14566b', mark: 'circle', dash: '' },
  { colour: '#c2562d', mark: 'square', dash: '10 4' },
  { colour: '#3f90b8', mark: 'triangle', dash: '4 3' },
  { colour: '#1a2328', mark: 'cross', dash: '9 3 2 3' },
]

/** Four series can be told apart by colour, mark and dash; a fifth belongs in a chart of its own. */
export function seriesStyle(index: number): SeriesStyle {
  const style = SERIES_STYLES[index]
  if (!style) throw new RangeError('A chart can show four series at most')
  return style
}
