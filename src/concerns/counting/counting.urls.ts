export const concernFiguresUrl = (year?: string): string =>
  `/concern-figures${year === undefined ? '' : `?year=${year}`}`
export const sacUrl = (year: string): string => `/concern-figures/sac/${year}`
export const sacFileUrl = (year: string, isUnrounded: boolean): string =>
  `${sacUrl(year)}/sac-${year}${isUnrounded ? '-unrounded' : ''}.csv`
export const concernPatternsUrl = (): string => '/concern-patterns'
export const patternOfferUrl = (patternId: string): string => `/concern-patterns/${encodeURIComponent(patternId)}`
