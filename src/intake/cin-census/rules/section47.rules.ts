import type { Section47 } from '../child.ts'
import {
  at,
  type ChildRule,
  eachEnquiry,
  eachEpisode,
  eachOverlap,
  isAfter,
  isBefore,
  isOutside,
  isWeekend,
} from '../rule.ts'

/** Neither a conference nor the decision that none is needed. */
const isOpen = (it: Section47): boolean => it.DateOfInitialCPC === undefined && it.ICPCnotRequired !== true

export const section47Rules: readonly ChildRule[] = [
  {
    code: '2889',
    severity: 'error',
    module: 'Section47',
    fields: ['S47ActualStartDate', 'CINreferralDate'],
    wrong: 'The enquiry began before the referral that it belongs to.',
    remedy: 'Correct whichever of the two days is wrong.',
    check: eachEnquiry((it, episode, _, found) => {
      if (isBefore(it.S47ActualStartDate, episode.CINreferralDate))
        found(at(it, 'S47ActualStartDate'), at(episode, 'CINreferralDate'))
    }),
  },
  {
    code: '1104',
    severity: 'error',
    module: 'Section47',
    fields: ['CINreferralDate', 'DateOfInitialCPC'],
    wrong: 'The initial conference was held before the referral that it belongs to.',
    remedy: 'Correct whichever of the two days is wrong.',
    check: eachEnquiry((it, episode, _, found) => {
      if (isBefore(it.DateOfInitialCPC, episode.CINreferralDate))
        found(at(episode, 'CINreferralDate'), at(it, 'DateOfInitialCPC'))
    }),
  },
  {
    code: '2884',
    severity: 'error',
    module: 'Section47',
    fields: ['DateOfInitialCPC'],
    wrong: 'One initial conference is given twice: with the enquiry and with the referral.',
    remedy: 'Give it with the enquiry; with the referral only for a child who moved in from another area.',
    check({ episodes }, _, found) {
      for (const episode of episodes) {
        const held = episode.DateOfInitialCPC
        if (held === undefined) continue
        for (const { enquiries } of episodes)
          for (const it of enquiries)
            if (it.DateOfInitialCPC === held) found(at(it, 'DateOfInitialCPC'), at(episode, 'DateOfInitialCPC'))
      }
    },
  },
  {
    code: '2991Q',
    severity: 'query',
    module: 'CINdetails',
    fields: ['S47ActualStartDate'],
    wrong: 'The case has an enquiry and no assessment.',
    remedy: 'Add the assessment, or say why there was none.',
    check: eachEpisode((episode, _, found) => {
      if (episode.assessments.length === 0 && episode.enquiries.length > 0)
        found(...episode.enquiries.map(it => at(it, 'S47ActualStartDate')))
    }),
  },
  {
    code: '8615',
    severity: 'error',
    module: 'Section47',
    fields: ['S47ActualStartDate', 'DateOfInitialCPC'],
    wrong: 'The day on which the enquiry began is not given, or lies after its initial conference.',
    remedy: 'Give the day of the strategy discussion at which the enquiry was begun.',
    check: eachEnquiry((it, _, __, found) => {
      if (it.S47ActualStartDate === undefined || isAfter(it.S47ActualStartDate, it.DateOfInitialCPC))
        found(at(it, 'S47ActualStartDate'), at(it, 'DateOfInitialCPC'))
    }),
  },
  {
    code: '8675Q',
    severity: 'query',
    module: 'Section47',
    fields: ['DateOfInitialCPC', 'S47ActualStartDate', 'ICPCnotRequired'],
    wrong: 'The enquiry began more than 15 working days before the end of the census year, and no conference was held.',
    remedy: 'Give the day of the conference, or ICPCnotRequired as 1, or say why it is late.',
    check: eachEnquiry((it, _, { workingDays }, found) => {
      if (isOpen(it) && isBefore(it.S47ActualStartDate, workingDays?.fifteenBeforeEnd))
        found(at(it, 'DateOfInitialCPC'), at(it, 'S47ActualStartDate'), at(it, 'ICPCnotRequired'))
    }),
  },
  {
    code: '8715',
    severity: 'error',
    module: 'Section47',
    fields: ['DateOfInitialCPC'],
    wrong: 'The initial conference was held before the census year began, or after it ended.',
    remedy: 'Correct the day, or leave the enquiry to the year that it belongs to.',
    check: eachEnquiry((it, _, census, found) => {
      if (isOutside(it.DateOfInitialCPC, census)) found(at(it, 'DateOfInitialCPC'))
    }),
  },
  {
    code: '8740',
    severity: 'error',
    module: 'Section47',
    fields: ['S47ActualStartDate', 'DateOfInitialCPC', 'ICPCnotRequired'],
    wrong: 'An enquiry without a conference began outside the census year.',
    remedy: 'Give the day of the conference or ICPCnotRequired as 1, or correct the day on which it began.',
    check: eachEnquiry((it, _, census, found) => {
      if (isOpen(it) && isOutside(it.S47ActualStartDate, census))
        found(at(it, 'S47ActualStartDate'), at(it, 'DateOfInitialCPC'), at(it, 'ICPCnotRequired'))
    }),
  },
  {
    code: '8839',
    severity: 'error',
    module: 'Section47',
    fields: ['DateOfInitialCPC'],
    wrong: 'One case has two enquiries or more that are open.',
    remedy: 'Give the days of their conferences, or ICPCnotRequired as 1.',
    check: eachEpisode(({ enquiries }, _, found) => {
      if (enquiries.length < 2) return
      const open = enquiries.filter(isOpen)
      if (open.length > 1) found(...open.map(it => at(it, 'DateOfInitialCPC')))
    }),
  },
  {
    code: '8890',
    severity: 'error',
    module: 'CINdetails',
    fields: ['S47ActualStartDate', 'DateOfInitialCPC'],
    wrong: 'An enquiry began while another of the same case was under way.',
    remedy: 'Correct the days, or join the two.',
    check: eachEpisode(({ enquiries }, { end }, found) => {
      eachOverlap(
        enquiries,
        it => it.S47ActualStartDate,
        (it, day) => (it.DateOfInitialCPC === undefined ? isOpen(it) && day <= end : day <= it.DateOfInitialCPC),
        (later, earlier) =>
          found(at(later, 'S47ActualStartDate'), at(earlier, 'S47ActualStartDate'), at(earlier, 'DateOfInitialCPC')),
      )
    }),
  },
  {
    code: '8870Q',
    severity: 'query',
    module: 'Section47',
    fields: ['InitialCPCtarget'],
    wrong: 'The conference was meant to be held on a Saturday or Sunday.',
    remedy: 'Give the fifteenth working day after the enquiry began.',
    check: eachEnquiry((it, _, __, found) => {
      if (isWeekend(it.InitialCPCtarget)) found(at(it, 'InitialCPCtarget'))
    }),
  },
  {
    code: '8875',
    severity: 'error',
    module: 'Section47',
    fields: ['DateOfInitialCPC'],
    wrong: 'The initial conference was held on a Saturday or Sunday.',
    remedy: 'Correct the day.',
    check: eachEnquiry((it, _, __, found) => {
      if (isWeekend(it.DateOfInitialCPC)) found(at(it, 'DateOfInitialCPC'))
    }),
  },
]
