import { suppliedMeasures } from './supplied.ts'

export const STREET_RECORDS = 'police.street.records'
export const STREET_UNPLACED = 'police.street.no-location'

const STREET = {
  topic: 'police',
  owner: 'data.police.uk',
  protects: 'nothing',
  legalBasis: 'Open Government Licence v3.0',
  cadence: 'monthly',
  additive: true,
} as const

/** Open data of the police, for context: where and of what kind crimes are, and nothing of people. */
export const POLICE_STREET_MEASURES = suppliedMeasures(STREET, [
  {
    code: STREET_RECORDS,
    title: 'Crimes and anti-social behaviour in the street files',
    definition:
      'Crimes and incidents of anti-social behaviour in the monthly street files of data.police.uk, as they stand there. By type of crime and by small area.',
    unit: 'record',
    caveat:
      'Each location is moved to the nearest of a list of points, so that nobody is known by it. A count of a small area is near and not exact, and tells nothing of victims’ ages.',
    unplaced: STREET_UNPLACED,
  },
  {
    code: STREET_UNPLACED,
    title: 'Street records without a location',
    definition:
      'Records of the street files of the whole force that name no small area, and so are in no area’s figure.',
    unit: 'record',
  },
])
