import { ENGLAND, findArea } from '#indicators'
import type { PublishedDocument } from '../document.ts'
import type { DataColumn } from './data-file.ts'

const column = (name: string, label: string): DataColumn => ({ name, kind: 'Observation', label })

export const PLACE_COLUMNS: readonly DataColumn[] = [
  column('geographic_level', 'What kind of place the row is about'),
  column('country_code', 'Country, its code of the Office for National Statistics'),
  column('country_name', 'Country'),
  column('region_code', 'Region, its code of the Office for National Statistics'),
  column('region_name', 'Region'),
  column('old_la_code', 'Local authority, the three digits that the Department for Education knows it by'),
  column('new_la_code', 'Local authority, its code of the Office for National Statistics'),
  column('la_name', 'Local authority'),
]

const UNKNOWN = 'x'

/** Where the document is about, a cell for each of the columns; x for the codes of a partnership that is set to no area. */
export function placeCells({ areaCode, partnership }: Pick<PublishedDocument, 'areaCode' | 'partnership'>): string[] {
  const area = areaCode === undefined ? undefined : findArea(areaCode)
  const region = area?.region === undefined ? undefined : findArea(area.region)
  return [
    'Local authority',
    ENGLAND,
    'England',
    region?.code ?? UNKNOWN,
    region?.name ?? 'Not available',
    area?.oldCode ?? UNKNOWN,
    area?.code ?? UNKNOWN,
    area?.name ?? partnership,
  ]
}
