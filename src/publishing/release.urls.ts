/** Pages of a report that are not sections: no section may take these names. */
export const RELEASE_PAGES = ['figures', 'errata', 'search', 'whole'] as const
export type ReleasePage = (typeof RELEASE_PAGES)[number]

export const OPEN_DATA_URL = '/open-data'

export const isReleasePage = (name: string): name is ReleasePage => RELEASE_PAGES.some(page => page === name)

export interface ReleaseUrls {
  readonly start: string
  readonly section: (sectionId: string) => string
  readonly page: (page: ReleasePage) => string
  readonly figure: (figureId: string) => string
  readonly file: (name: string) => string
}

/** Where the open data of the release at `address` stand: the same for as long as the release does. */
export const releaseDataUrls = (address: string) => ({
  start: `${OPEN_DATA_URL}${address}`,
  /** What the file of this stem holds. */
  about: (stem: string): string => `${OPEN_DATA_URL}${address}/${stem}`,
  file: (path: string): string => `${OPEN_DATA_URL}${address}/${path}`,
})

/** Where the parts of the release at `address` stand, such as /reports/2023-24. */
export const releaseUrls = (address: string): ReleaseUrls => ({
  start: address,
  section: id => `${address}/${encodeURIComponent(id)}`,
  page: page => `${address}/${page}`,
  figure: id => `${address}/figures/${legibly(encodeURIComponent(id))}`,
  file: name => `${address}/${name}`,
})

// Both may stand in a path as they are, and every figure's id has them.
const legibly = (encoded: string): string => encoded.replaceAll('%40', '@').replaceAll('%3A', ':')
