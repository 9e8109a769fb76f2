import type { MadeRow, MadeTables } from './made-extract.ts'

/** Counts rows one by one, with nothing of the program: what each figure must be. */
export function countOneByOne(
  tables: MadeTables,
  { own, months: held }: { readonly own: string; readonly months: readonly string[] },
): Map<string, string> {
  const expected = new Map<string, string>()
  const windows = held.flatMap((last, at) => [
    { name: last, months: [last] },
    ...(at >= 11 ? [{ name: `12m-to-${last}`, months: held.slice(at - 11, at + 1) }] : []),
  ])
  const force = new Map<string, number>()
  for (const { name, months } of windows) {
    const inside = (rows: readonly MadeRow[] = [], day: string) =>
      rows.filter(row => months.includes(String(row[day]).slice(0, 7)))
    const missing = inside(tables['missing-episodes'], 'reported_on')
    const powers = inside(tables['protection-powers'], 'used_on')
    const custody = inside(tables.custody, 'arrested_on')
    const crimes = inside(tables['flagged-crimes'], 'recorded_on')
    for (const area of ['own', 'force']) {
      const mine = (rows: readonly MadeRow[]) => rows.filter(row => area === 'force' || row['area_code'] === own)
      const people = (rows: readonly MadeRow[]) => new Set(rows.map(row => row['person'])).size
      const twice = (rows: readonly MadeRow[]) =>
        [...new Set(rows.map(row => row['person']))].filter(who => rows.filter(row => row['person'] === who).length > 1)
          .length
      const care = mine(missing).filter(row => row['from_care'] === 'yes')
      const recorded = mine(crimes).filter(row => row['kind'] === 'crime')
      const is = (row: MadeRow, column: string) => row[column] === 'yes'
      const isChild = (row: MadeRow) => row['victim_age'] !== '' && Number(row['victim_age']) < 18
      const counts: Record<string, number> = {
        'police.missing.children': people(mine(missing)),
        'police.missing.reports': mine(missing).length,
        'police.missing.repeat-children': twice(mine(missing)),
        'police.missing.from-care': people(care),
        'police.missing.repeat-from-care': twice(care),
        'police.protection-powers': mine(powers).length,
        'police.protection-powers.children': people(mine(powers)),
        'police.protection-powers.no-linked-record': mine(powers).filter(row => row['linked_record'] === '').length,
        'police.custody.children-arrested': people(mine(custody)),
        'police.custody.charged-and-detained': people(mine(custody).filter(row => is(row, 'charged_and_detained'))),
        'police.child-suspects': recorded.reduce((sum, row) => sum + Number(row['child_suspects']), 0),
        'police.domestic-abuse.incidents': mine(crimes).filter(
          row => row['kind'] === 'incident' && is(row, 'domestic_abuse'),
        ).length,
        'police.domestic-abuse.crimes': recorded.filter(row => is(row, 'domestic_abuse')).length,
        'police.domestic-abuse.crimes-victim-16-17': recorded.filter(
          row => is(row, 'domestic_abuse') && [16, 17].includes(Number(row['victim_age'])),
        ).length,
        'police.child-victims': recorded.filter(isChild).length,
        'police.child-victims.race-hate': recorded.filter(row => is(row, 'race_hate') && isChild(row)).length,
        'police.cse.crimes': recorded.filter(row => is(row, 'child_sexual_exploitation')).length,
        'police.child-protection.crimes': recorded.filter(
          row => is(row, 'child_protection') && !is(row, 'domestic_abuse'),
        ).length,
        'police.child-protection.serious-sexual': recorded.filter(
          row => is(row, 'child_protection') && is(row, 'serious_sexual_offence'),
        ).length,
        'police.child-protection.non-familial-sexual': recorded.filter(
          row =>
            (is(row, 'sexual_offence') || is(row, 'serious_sexual_offence')) &&
            is(row, 'outside_family') &&
            isChild(row),
        ).length,
        'police.child-protection.cruelty-neglect': recorded.filter(
          row => is(row, 'child_protection') && is(row, 'cruelty_or_neglect'),
        ).length,
      }
      for (const [code, count] of Object.entries(counts)) {
        expected.set(`${code} ${name} ${area}`, inWords(count))
        if (area !== 'force') continue
        force.set(`${code} ${name}`, count)
        const before = force.get(`${code} ${name.replace(/\d{4}/, year => String(Number(year) - 1))}`)
        if (!name.startsWith('12m') || before === undefined || before === 0) continue
        const tenths = Math.floor((2000 * Math.abs(count - before) + before) / (2 * before))
        const sign = count < before && tenths > 0 ? '−' : ''
        expected.set(`${code} ${name} force percent-change`, `${sign}${inWords(tenths / 10)}`)
      }
    }
    const nowhere = (rows: readonly MadeRow[]) => inWords(rows.filter(row => row['area_code'] === '').length)
    expected.set(`police.missing.no-beat-code ${name} force`, nowhere(missing))
    expected.set(`police.flagged.no-beat-code ${name} force`, nowhere(crimes))
    expected.set(`police.protection-powers.no-beat-code ${name} force`, nowhere(powers))
    expected.set(`police.custody.no-beat-code ${name} force`, nowhere(custody))
  }
  return expected
}
const inWords = (count: number) => count.toLocaleString('en-GB')
