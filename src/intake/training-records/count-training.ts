import {
  type Exact,
  type IncomingObservation,
  known,
  monthsOf,
  type ObservedValue,
  type Period,
  percentage,
  whole,
} from '#indicators'
import { LEVELS, SETTINGS } from './codes.ts'
import { sessionOf, type TrainingRecord, topicOf } from './training-record.ts'

interface Scope {
  readonly period: Period
  readonly agencyId?: string
  readonly breakdown?: string
}

/**
 * The figures of a file of training records. Those of the whole programme are counted only from the whole partnership's
 * file: one agency knows of its own people and not of every session.
 */
export function countTraining(
  records: readonly TrainingRecord[],
  { period, today, isOfWhole }: { period: Period; today: Temporal.PlainDate; isOfWhole: boolean },
): IncomingObservation[] {
  const agencyIds = [...new Set(records.flatMap(({ agencyId }) => agencyId ?? []))]
  return [
    ...(isOfWhole ? wholeProgramme(records, period, today) : []),
    ...agencyIds.flatMap(agencyId => {
      const own = records.filter(each => each.agencyId === agencyId)
      return peopleFigures(own, { period, agencyId })
    }),
  ]
}

function wholeProgramme(
  records: readonly TrainingRecord[],
  period: Period,
  today: Temporal.PlainDate,
): IncomingObservation[] {
  const ended = monthsOf(period).filter(({ end }) => Temporal.PlainDate.compare(end, today) < 0)
  const parts = (field: 'level' | 'setting', values: readonly string[]): IncomingObservation[] =>
    records.every(each => each[field] === '')
      ? []
      : values.flatMap(value => {
          const own = records.filter(each => each[field] === value)
          return own.length === 0 ? [] : [attendances(own, { period, breakdown: `${field}=${value}` })]
        })
  return [
    ...sessionFigures(records, { period }),
    ...peopleFigures(records, { period }),
    ...ended.flatMap(month => {
      const own = records.filter(({ on }) => on.toPlainYearMonth().equals(month.start.toPlainYearMonth()))
      return [delivered(own, { period: month }), attendances(own, { period: month })]
    }),
    ...parts('level', LEVELS),
    ...parts('setting', SETTINGS),
  ]
}

const isHeld = ({ status }: TrainingRecord): boolean => status === 'delivered'
const sessionsAmong = (records: readonly TrainingRecord[], isIt: (record: TrainingRecord) => boolean): number =>
  new Set(records.filter(isIt).map(sessionOf)).size
const sum = (numbers: readonly number[]): Exact => whole(numbers.reduce((total, each) => total + each, 0))

const delivered = (records: readonly TrainingRecord[], scope: Scope): IncomingObservation =>
  figure('training.sessions.delivered', known(whole(sessionsAmong(records, isHeld))), scope)

const attendances = (records: readonly TrainingRecord[], scope: Scope): IncomingObservation =>
  figure('training.attendances', known(sum(records.map(({ attendanceCount }) => attendanceCount))), scope)

function sessionFigures(records: readonly TrainingRecord[], scope: Scope): IncomingObservation[] {
  const cancelled = sessionsAmong(records, record => !isHeld(record))
  const planned = sessionsAmong(records, () => true)
  const because = (status: TrainingRecord['status']): ObservedValue =>
    known(whole(sessionsAmong(records, record => record.status === status)))
  return [
    delivered(records, scope),
    figure('training.topics', known(whole(new Set(records.filter(isHeld).map(topicOf)).size)), scope),
    figure('training.courses.cancelled', known(whole(cancelled)), scope),
    figure('training.courses.cancelled.low-numbers', because('low-numbers'), scope),
    figure('training.courses.cancelled.trainer', because('trainer'), scope),
    figure('training.sessions.planned', known(whole(planned)), scope),
    figure('training.cancellation-rate', shareOf(whole(cancelled), whole(planned)), scope),
  ]
}

function peopleFigures(records: readonly TrainingRecord[], scope: Scope): IncomingObservation[] {
  const held = records.filter(isHeld)
  const learners = held.flatMap(({ learner }) => learner ?? [])
  const recorded = held.filter(({ completedCount }) => completedCount !== undefined)
  return [
    attendances(held, scope),
    ...(learners.length === held.length && held.length > 0
      ? [figure('training.people', known(whole(new Set(learners).size)), scope)]
      : []),
    figure(
      'training.completion-rate',
      shareOf(
        sum(recorded.map(({ completedCount = 0 }) => completedCount)),
        sum(recorded.map(({ attendanceCount }) => attendanceCount)),
      ),
      scope,
    ),
    figure(
      'training.rated-useful',
      shareOf(sum(held.map(({ answers }) => answers.useful)), sum(held.map(({ answers }) => answers.all))),
      scope,
    ),
  ]
}

/** A share of nothing has no value: nobody recorded it, or nobody answered. */
const shareOf = (part: Exact, all: Exact): ObservedValue =>
  all.numerator === 0n ? { state: 'missing' } : percentage(part, all)

const figure = (
  measureCode: string,
  observed: ObservedValue,
  { period, agencyId, breakdown = '' }: Scope,
): IncomingObservation => ({
  measureCode,
  period,
  area: '',
  agencyId,
  breakdown,
  observed,
  printed: '',
  basis: 'counted from training records',
})
