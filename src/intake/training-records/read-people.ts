import type { FileRecord } from '../format.ts'
import { fault, type Issue } from '../issue.ts'
import type { Status } from './codes.ts'
import type { Where } from './read-record.ts'
import type { TrainingRecord } from './training-record.ts'

type People = Pick<TrainingRecord, 'learner' | 'attendanceCount' | 'completedCount' | 'answers'>

const NOBODY: People = {
  learner: undefined,
  attendanceCount: 0,
  completedCount: undefined,
  answers: { useful: 0, all: 0 },
}

/** Who came, one by one or counted together, whether they finished and what they answered. */
export function readPeople(cells: FileRecord['cells'], status: Status, where: Where, issues: Issue[]): People {
  const { learner = '', learners = '' } = cells
  if (status !== 'delivered') {
    const said = ['learner', 'learners', 'completed', 'evaluation'].find(name => (cells[name] ?? '') !== '')
    if (said !== undefined)
      issues.push(
        fault('nobody-came', 'The session was cancelled, so nobody came to it. Leave this empty, or write delivered.', {
          ...where,
          field: said,
          value: cells[said] ?? '',
        }),
      )
    return NOBODY
  }
  if ((learner === '') === (learners === '')) {
    const message =
      'Write either a reference in “learner”, one row for each person, or a number in “learners”, one row for several.'
    issues.push(fault('who-came', message, { ...where, field: 'learner' }))
    return NOBODY
  }
  return learner === '' ? counted(cells, where, issues) : single(cells, where, issues)
}

// Letters, digits and a few signs, and at least one digit: what a staff number or a made-up reference looks like.
const REFERENCE = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/
const MOST_SCORE = 5
const USEFUL_FROM = 4

function single(cells: FileRecord['cells'], where: Where, issues: Issue[]): People {
  const { learner = '', completed = '', evaluation = '' } = cells
  if (!REFERENCE.test(learner))
    issues.push(
      fault(
        'looks-like-a-name',
        'This is not a reference. Write a number or code of your own that stands for the person, such as L0042: no name, no address of mail.',
        { ...where, field: 'learner' },
      ),
    )
  const isCompleted = YES_NO.get(completed.toLowerCase())
  if (completed !== '' && isCompleted === undefined)
    issues.push(
      fault('completed', `“${completed}” is neither yes nor no. Accepted for one person: yes, no, or nothing.`, {
        ...where,
        field: 'completed',
        value: completed,
      }),
    )
  const score = /^[1-5]$/.test(evaluation) ? Number(evaluation) : undefined
  if (evaluation !== '' && score === undefined)
    issues.push(
      fault('evaluation', `“${evaluation}” is not a rating. Accepted for one person: 1 to ${MOST_SCORE}, or nothing.`, {
        ...where,
        field: 'evaluation',
        value: evaluation,
      }),
    )
  return {
    learner,
    attendanceCount: 1,
    completedCount: isCompleted === undefined ? undefined : Number(isCompleted),
    answers: score === undefined ? NOBODY.answers : { useful: Number(score >= USEFUL_FROM), all: 1 },
  }
}

const YES_NO: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['y', true],
  ['no', false],
  ['n', false],
])

const WHOLE = /^\d{1,6}$/

function counted(cells: FileRecord['cells'], where: Where, issues: Issue[]): People {
  const { learners = '', completed = '', evaluation = '' } = cells
  const attendanceCount = WHOLE.test(learners) ? Number(learners) : undefined
  if (attendanceCount === undefined)
    issues.push(
      fault('learners', `“${learners}” is not a number of people. Accepted: a whole number, such as 18.`, {
        ...where,
        field: 'learners',
        value: learners,
      }),
    )
  const most = attendanceCount ?? 0
  const completedCount = WHOLE.test(completed) ? Number(completed) : undefined
  if (completed !== '' && (completedCount === undefined || completedCount > most))
    issues.push(
      fault('completed', `“${completed}” is not a number of the ${most} people. Accepted: a whole number up to it.`, {
        ...where,
        field: 'completed',
        value: completed,
      }),
    )
  const [, useful, all] = /^(\d{1,6})\s*(?:\/|of)\s*(\d{1,6})$/.exec(evaluation) ?? []
  const answers = useful === undefined ? NOBODY.answers : { useful: Number(useful), all: Number(all) }
  if (evaluation !== '' && (useful === undefined || answers.useful > answers.all || answers.all > most))
    issues.push(
      fault(
        'evaluation',
        `“${evaluation}” does not say how many of those who answered rated it 4 or 5. Accepted: such as 14/16, of at most ${most} people.`,
        { ...where, field: 'evaluation', value: evaluation },
      ),
    )
  return { learner: undefined, attendanceCount: most, completedCount, answers }
}
