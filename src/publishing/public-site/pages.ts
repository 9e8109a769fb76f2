import { isReleasePage, releaseUrls } from '../release.urls.ts'
import { errataPage, figurePage, figuresPage } from './figure.view.ts'
import { DEMONSTRATION_NOTICE, type SiteFrame } from './frame.view.ts'
import type { Opened, Shelf } from './library.ts'
import { openDataPage } from './open-data.view.ts'
import type { IndexedRelease } from './public-site.store.ts'
import { type ReportFrame, sectionPage, wholePage } from './report-frame.view.ts'
import { searchDocument } from './search.ts'
import { searchPage } from './search.view.ts'
import { accessibilityPage, contactPage, privacyPage, reportsPage, startPage } from './site-pages.view.ts'

const NO_NAME = 'Published reports'
const MOST_QUERY_LETTERS = 100

/** What the process gives to every page. */
export type SiteParts = Pick<SiteFrame, 'assets' | 'raiseUrl'>

/** The site as a whole goes by the partnership whose address is the shortest. */
export function siteFrame(shelf: Shelf, parts: SiteParts): SiteFrame {
  const [first] = shelf.releases.toSorted((a, b) => a.address.length - b.address.length)
  const isDemonstration = shelf.releases.some(release => release.isDemonstration)
  return {
    ...parts,
    partnershipName: first?.partnershipName ?? NO_NAME,
    demonstrationNotice: isDemonstration ? DEMONSTRATION_NOTICE : undefined,
  }
}

/** A page of the site itself; undefined where the path is not one. */
export function siteWidePage(path: string, frame: SiteFrame, releases: readonly IndexedRelease[]): string | undefined {
  switch (path) {
    case '/':
      return startPage(frame, releases)
    case '/reports':
      return reportsPage(frame, releases)
    case '/open-data':
      return openDataPage(frame, releases)
    case '/accessibility':
      return accessibilityPage(frame)
    case '/privacy':
      return privacyPage(frame)
    case '/contact':
      return contactPage(frame)
    default:
      return undefined
  }
}

export function reportFrame({ release, document, files }: Opened, parts: SiteParts): ReportFrame {
  const demonstrationNotice = release.isDemonstration ? (document.notice ?? DEMONSTRATION_NOTICE) : undefined
  return {
    site: { ...parts, partnershipName: release.partnershipName, demonstrationNotice },
    document,
    urls: releaseUrls(release.address),
    files,
  }
}

/** A page of a report by what follows the report's address; undefined where there is none. */
export function releasePage(frame: ReportFrame, rest: string): string | undefined {
  const { document } = frame
  if (rest === 'whole') return wholePage(frame)
  if (rest === 'figures') return figuresPage(frame)
  if (rest === 'errata') return errataPage(frame)
  const figureId = /^figures\/(.+)$/s.exec(rest)?.[1]
  if (figureId !== undefined) {
    const figure = document.figures.find(each => each.id === figureId)
    return figure && figurePage(frame, figure)
  }
  if (isReleasePage(rest)) return undefined
  const section = rest === '' ? document.sections[0] : document.sections.find(({ id }) => id === rest)
  return section && sectionPage(frame, section)
}

export function foundPage(frame: ReportFrame, opened: Opened, asked: string): string {
  const query = asked.trim().slice(0, MOST_QUERY_LETTERS)
  return searchPage(frame, query, searchDocument(opened.searchEntries, query))
}
