const IRREGULAR: Readonly<Record<string, string>> = {
  child: 'children',
  person: 'people',
  'member of staff': 'members of staff',
  'use of the power': 'uses of the power',
  'concern per adult': 'concerns per adult',
}

/** "children", "enquiries", "reports" */
export const unitPlural = (unit: string): string =>
  IRREGULAR[unit] ?? (unit.endsWith('y') ? `${unit.slice(0, -1)}ies` : `${unit}s`)
