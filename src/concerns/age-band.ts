import type { About, AgeBand } from './codes.ts'

/** 31 March of the year from April to March that holds the day: when the national collection takes ages. */
export function lastDayOfYear(day: Temporal.PlainDate): Temporal.PlainDate {
  const year = day.month >= 4 ? day.year + 1 : day.year
  return new Temporal.PlainDate(year, 3, 31)
}

/**
 * The band of an individual in the figures of the year in which a concern was received: their age on its last day, or when
 * they died. Somebody who is still under 18 in an adult's concern, or already 18 in a child's, has no band there.
 */
export function ageBand(
  about: About,
  person: { readonly bornOn?: Temporal.PlainDate | undefined; readonly diedOn?: Temporal.PlainDate | undefined },
  receivedOn: Temporal.PlainDate,
): AgeBand {
  if (person.bornOn === undefined) return 'not-known'
  const last = lastDayOfYear(receivedOn)
  const on = person.diedOn && Temporal.PlainDate.compare(person.diedOn, last) < 0 ? person.diedOn : last
  if (Temporal.PlainDate.compare(person.bornOn, on) > 0) return about === 'child' ? 'under-5' : 'not-known'
  return bandOf(about, person.bornOn.until(on, { largestUnit: 'year' }).years)
}

function bandOf(about: About, age: number): AgeBand {
  if (about === 'child') {
    if (age < 5) return 'under-5'
    if (age < 10) return '5-9'
    if (age < 16) return '10-15'
    // A contact about somebody of 17 may be counted after the birthday: it stays a child's contact.
    return '16-17'
  }
  if (age < 18) return 'not-known'
  if (age < 65) return '18-64'
  if (age < 75) return '65-74'
  if (age < 85) return '75-84'
  return age < 95 ? '85-94' : '95-and-over'
}
