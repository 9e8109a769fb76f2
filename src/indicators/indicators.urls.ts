/** What the page of training indicators is asked to show; what is left out is the usual. */
export interface MatrixView {
  readonly period?: string | undefined
  readonly basis?: string | undefined
  readonly order?: string | undefined
  readonly cell?: string | undefined
}

const query = (values: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(values).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

const TRAINING = '/training/indicators'

export const measuresUrl = (topic?: string, words?: string): string => `/measures${query({ topic, q: words })}`
export const measureUrl = (
  code: string,
  given: { period?: string | undefined; area?: string | undefined; 'as-at'?: string | undefined } = {},
): string => `/measures/${encodeURIComponent(code)}${query({ ...given })}`
export const measureCsvUrl = (code: string): string => `/measures/${encodeURIComponent(code)}/data.csv`
export const recordSeriesChangeUrl = (code: string): string => `/measures/${encodeURIComponent(code)}/changes`
export const withdrawSeriesChangeUrl = (code: string, changeId: string): string =>
  `/measures/${encodeURIComponent(code)}/changes/${changeId}/withdraw`
export const answerAlertUrl = (code: string, alertId: string, agencyId: string | undefined): string =>
  `/measures/${encodeURIComponent(code)}/alerts/${alertId}${query({ area: agencyId })}`
export const comparedCsvUrl = (code: string): string => `/measures/${encodeURIComponent(code)}/compared.csv`
export const childrensTrendsUrl = (): string => '/measures/children'
export const commentaryUrl = (
  code: string,
  given: { readonly period: string; readonly area: string | undefined },
): string => `/measures/${encodeURIComponent(code)}/commentary${query({ ...given })}`
export const policeUrl = (period?: string): string => `/measures/police${query({ period })}`
export const streetUrl = (): string => '/measures/police/street'
export const trainingIndicatorsUrl = (view: MatrixView = {}): string => `${TRAINING}${query({ ...view })}`
export const trainingIndicatorsCsvUrl = (period: string): string => `${TRAINING}/data.csv${query({ period })}`
export const ragRuleUrl = (): string => `${TRAINING}/rule`
export const indicatorUrl = (number: string, period?: string): string =>
  `${TRAINING}/indicators/${encodeURIComponent(number)}${query({ period })}`
export const agencyIndicatorsUrl = (agencyId: string, period?: string): string =>
  `${TRAINING}/agencies/${encodeURIComponent(agencyId)}${query({ period })}`

type Asked = Readonly<Record<string, string | undefined>>
const DASHBOARDS = '/dashboards'
const oneOf = (slug: string): string => `${DASHBOARDS}/${encodeURIComponent(slug)}`

export const dashboardsUrl = (): string => DASHBOARDS
export const newDashboardUrl = (given: Asked = {}): string => `${DASHBOARDS}/new${query(given)}`
export const dashboardUrl = (slug: string, asked: Asked = {}): string => `${oneOf(slug)}${query(asked)}`
export const dashboardCsvUrl = (slug: string, asked: Asked = {}): string => `${oneOf(slug)}/data.csv${query(asked)}`
export const panelCsvUrl = (slug: string, panelId: string, asked: Asked = {}): string =>
  `${oneOf(slug)}/panels/${panelId}/data.csv${query(asked)}`
export const panelPictureUrl = (slug: string, panelId: string, format: 'svg' | 'png', asked: Asked = {}): string =>
  `${oneOf(slug)}/panels/${panelId}/picture.${format}${query(asked)}`
export const editDashboardUrl = (slug: string): string => `${oneOf(slug)}/edit`
export const dashboardVersionsUrl = (slug: string): string => `${oneOf(slug)}/versions`
export const restoreVersionUrl = (slug: string, version: number): string => `${oneOf(slug)}/versions/${version}/restore`
export const withdrawDashboardUrl = (slug: string): string => `${oneOf(slug)}/withdraw`
export const addPanelUrl = (slug: string): string => `${oneOf(slug)}/panels/add`
export const changePanelUrl = (slug: string, panelId: string): string => `${oneOf(slug)}/panels/${panelId}/change`
export const arrangePanelUrl = (slug: string, panelId: string): string => `${oneOf(slug)}/panels/${panelId}/arrange`
