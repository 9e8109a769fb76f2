import { allocation, child, code, count, day, disability, list, text, yesNo } from './field.ts'

export const contacts = list(1, 'Contacts', {
  ...child,
  contactOn: day('Date of Contact', { also: ['Contact Date'], isKey: true }),
  source: code('Contact Source', 'source', { also: ['Source of Contact'], isNeeded: true, isExpected: true }),
})

export const earlyHelp = list(2, 'Early help', {
  ...child,
  startedOn: day('Assessment start date', { also: ['Early help assessment start date'], isKey: true }),
  completedOn: day('Assessment completion date', {
    also: ['Early help assessment completion date', 'Assessment end date'],
  }),
  organisation: text('Organisation completing assessment', { also: ['Organisation'] }),
})

export const referrals = list(3, 'Referrals', {
  ...child,
  referredOn: day('Date of Referral', { also: ['Referral Date'], isKey: true }),
  source: code('Referral Source', 'source', { also: ['Source of Referral'], isExpected: true }),
  ledToNothing: yesNo('Referral NFA?', {
    also: ['Referral No Further Action', 'NFA'],
    isNeeded: true,
    isExpected: true,
  }),
  earlierReferrals: count('Number of Referrals in Last 12 Months', {
    also: ['Referrals Last 12 Months', 'No of referrals in last 12 months'],
    isNeeded: true,
    isExpected: true,
  }),
  ...allocation,
})

export const assessments = list(4, 'Assessments', {
  ...child,
  disability,
  startedOn: day('Continuous Assessment Start Date', {
    also: ['Continuous Assessment Start', 'Assessment Start Date'],
    isKey: true,
  }),
  wasSeen: yesNo('Child Seen During Continuous Assessment', {
    also: ['Continuous Assessment Child Seen', 'Child Seen'],
  }),
  authorisedOn: day('Continuous Assessment Date of Authorisation', {
    also: ['Continuous Assessment Auth Date', 'Continuous Assessment Authorisation Date', 'Date of Authorisation'],
    isNeeded: true,
  }),
  // What was decided is written in words of each area's own system, so it is carried and not judged.
  needsSupport: text("Was the child assessed as requiring LA children's social care support?", {
    also: ['CSC Support Required', 'Was the child assessed as requiring LA childrens social care support'],
  }),
  ...allocation,
})

export const enquiries = list(5, 'Section 47 enquiries and conferences', {
  ...child,
  disability,
  startedOn: day('Strategy discussion initiating Section 47 Enquiry Start Date', {
    also: ['Strat Discussion Date', 'Strategy Discussion Date', 'Section 47 Enquiry Start Date', 'S47 Start Date'],
    isKey: true,
  }),
  wasUnnecessary: yesNo('Was an Initial Child Protection Conference deemed unnecessary?', {
    also: ['Initial CP Conf Unnecessary', 'ICPC unnecessary'],
    isNeeded: true,
  }),
  conferenceOn: day('Date of Initial Child Protection Conference', {
    also: ['Initial CP Conf Date', 'Date of ICPC', 'ICPC Date'],
    isNeeded: true,
  }),
  ledToPlan: yesNo('Did the Initial Child Protection Conference Result in a Child Protection Plan', {
    also: ['CP Conf Result In CP Plan', 'ICPC resulted in CPP'],
  }),
  earlierEnquiries: count('Number of Section 47 Enquiries in the last 12 months', {
    also: ['Number S47s 12m', 'No of Section 47 Enquiries in the last 12 months'],
  }),
  earlierConferences: count('Number of ICPCs in the last 12 months', { also: ['Number ICPCs 12m'] }),
  ...allocation,
})

export const need = list(6, 'Children in need', {
  ...child,
  disability,
  startedOn: day('CIN Start Date', { also: ['Child in Need Start Date', 'Start Date'], isKey: true }),
  needCode: code('Primary Need Code', 'need', { also: ['Primary Need'], isExpected: true }),
  lastSeenOn: day('Date Child Was Last Seen', { also: ['Date Child Last Seen', 'Date Last Seen'] }),
  closedOn: day('CIN Closure Date', { also: ['Closure Date', 'Child in Need Closure Date'], isNeeded: true }),
  closureReason: code('Reason for Closure', 'closure', { also: ['Closure Reason'] }),
  status: code('Case Status', 'caseStatus', { isNeeded: true, isExpected: true }),
  ...allocation,
})
