import { allocation, child, code, count, day, disability, list, text, yesNo } from './field.ts'

export const plans = list(7, 'Child protection plans', {
  ...child,
  disability,
  beganOn: day('Child Protection Plan Start Date', { also: ['CP Plan Start Date', 'CPP Start Date'], isKey: true }),
  firstCategory: code('Initial Category of Abuse', 'abuse', { isExpected: true }),
  latestCategory: code('Latest Category of Abuse', 'abuse', { isExpected: true }),
  visitedOn: day('Date of the Last Statutory Visit', { also: ['Date of Last Statutory Visit'] }),
  wasSeenAlone: yesNo('Was the Child Seen Alone?', { also: ['Child Seen Alone'] }),
  reviewedOn: day('Date of latest review conference', { also: ['Date of Latest Review Conf', 'Latest Review Date'] }),
  endedOn: day('Child Protection Plan End Date', { also: ['CP Plan End Date', 'CPP End Date'], isNeeded: true }),
  wasProtected: yesNo(
    'Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)',
    {
      also: [
        'Protection Last Six Months',
        'Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months',
      ],
    },
  ),
  earlierPlans: count('Number of Previous Child Protection Plans', {
    also: ['Number of Previous CP Plans', 'No of Previous Child Protection Plans'],
    isNeeded: true,
    isExpected: true,
  }),
  ...allocation,
})

export const care = list(8, 'Children looked after', {
  ...child,
  isSeekingAsylum: yesNo('Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)', {
    also: ['UASC Last 12 Months', 'Unaccompanied Asylum Seeking Child', 'UASC', 'UASC 12 Mth'],
  }),
  disability,
  startedOn: day('Date Started to be Looked After', { also: ['Date LAC Started'], isKey: true }),
  needCode: code("Child's Category of Need", 'need', { also: ['Childs Category of Need', 'Category of Need'] }),
  isSecondPeriod: yesNo(
    'Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)',
    { also: ['Subsequent LAC Episode Last 12 Months'] },
  ),
  legalStatusOn: day('Start date of current legal status', { also: ['Start Date of Legal Status'] }),
  legalStatus: code("Child's Legal Status", 'legalStatus', {
    also: ['Childs Legal Status', 'Legal Status'],
    isNeeded: true,
  }),
  reviewedOn: day('Date of Latest Statutory Review', { also: ['Last Review Date'] }),
  visitedOn: day('Date of Last Social Work Visit', { also: ['Last Social Work Visit Date'] }),
  permanencePlan: text('What is the permanence plan for this child?', { also: ['Permanence Plan'] }),
  iroVisitedOn: day('Date of Last IRO Visit / Contact to the Child', { also: ['Last IRO Visit Date'] }),
  healthAssessedOn: day('Date of Last Health Assessment', { also: ['Last Health Assessment Date'] }),
  dentistOn: day('Date of Last Dental Check', { also: ['Last Dental Check Date'] }),
  placements: count('Number of Placements in the Last 12 months', {
    also: ['Number of Placements 12m', 'Placements Last 12 Months'],
  }),
  ceasedOn: day('Date Ceased to be Looked After', { also: ['Date LAC Ended', 'Cease LAC Date'], isNeeded: true }),
  ceasedReason: code('Reason Ceased to be Looked After', 'careEnd', { also: ['Reason LAC Ended', 'Cease LAC Reason'] }),
  placedOn: day('Start Date of Most Recent Placement', { also: ['Latest Placement Start Date'] }),
  placementType: text('Placement Type'),
  provider: text('Placement Provider'),
  postcode: text('Placement postcode', { isIdentifying: true }),
  urn: text('URN of Placement', { also: ['Placement URN'], isIdentifying: true }),
  location: text('Placement Location'),
  authority: text('LA of Placement', { also: ['Placement LA'] }),
  missingEpisodes: count('Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months', {
    also: ['Missing Episodes Last 12 Months', 'Number of missing episodes in the last 12 months'],
    isNeeded: true,
  }),
  absentEpisodes: count('Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months', {
    also: ['Absent Episodes Last 12 Months', 'Number of absent episodes in the last 12 months'],
  }),
  wasOfferedInterview: yesNo('Was the child offered a Return Interview after their last missing episode (Y/N)?', {
    also: ['Return Interview Offered', 'Was the child offered a Return Interview after their last missing episode'],
    isNeeded: true,
  }),
  acceptedInterview: yesNo('Did the child accept a Return Interview after their last missing episode (Y/N)?', {
    also: ['Return Interview Accepted', 'Did the child accept a Return Interview after their last missing episode'],
  }),
  ...allocation,
})

export const careLeavers = list(9, 'Care leavers', {
  ...child,
  isSeekingAsylum: yesNo('Unaccompanied Asylum Seeking Child (UASC)', {
    also: ['UASC', 'Unaccompanied Asylum Seeking Child (UASC) (Y/N)', 'Former UASC'],
  }),
  disability,
  ...allocation,
  adviser: text('Allocated Personal Advisor', { also: ['Personal Advisor', 'Personal Adviser'], isIdentifying: true }),
  eligibility: text('Eligibility Category', { also: ['Eligibility', 'Care Leaver Eligibility'] }),
  planReviewedOn: day('Date of Latest Pathway Plan Review', {
    also: ['Pathway Plan Review Date', 'Latest Pathway Plan Review'],
  }),
  inTouch: code('LA in Touch', 'inTouch', {
    also: ['In Touch', 'Care Leaver In Touch'],
    isNeeded: true,
    isExpected: true,
  }),
  contactOn: day('Date of Latest Contact', { also: ['Latest Contact', 'Date of Last Contact'] }),
  accommodation: text('Type of Accommodation', { also: ['Accommodation Type', 'Accommodation'] }),
  suitability: code('Suitability of Accommodation', 'suitability', {
    also: ['Accommodation Suitability'],
    isNeeded: true,
  }),
  activity: code('Activity Status', 'activity', { also: ['Activity'], isNeeded: true }),
})

export const adoptions = list(10, 'Children for adoption', {
  ...child,
  familyId: text('Family identifier', { also: ['Family ID'] }),
  disability,
  enteredCareOn: day('Date the Child Entered Care', { also: ['Date Entered Care'], isKey: true }),
  decidedOn: day('Date of Decision that Child Should be Placed for Adoption', {
    also: ['Date of Decision to be Placed for Adoption', 'Should be placed for adoption decision date'],
    isNeeded: true,
  }),
  orderedOn: day('Date of Placement Order', { also: ['Placement Order Date'] }),
  matchedOn: day('Date of Matching Child and Prospective Adopters', { also: ['Date Matched'] }),
  placedOn: day('Date Placed for Adoption', { also: ['Placed for Adoption Date'] }),
  adoptedOn: day('Date of Adoption Order', { also: ['Adoption Order Date'], isNeeded: true }),
  reversedOn: day('Date of Decision that Child Should No Longer be Placed for Adoption', {
    also: ['Date Should No Longer be Placed for Adoption'],
  }),
  reversedWhy: text('Reason Why Child No Longer Placed for Adoption', {
    also: ['Reason No Longer Placed for Adoption'],
  }),
  fosteredOn: day('Date the child was placed for fostering in FFA or concurrent planning placement', {
    also: ['Date Placed for FFA or Concurrent Planning', 'FFA or CP Placement Date'],
  }),
})

export const adopters = list(11, 'Prospective adopters', {
  adopterId: text('Individual adopter identifier', { also: ['Adopter ID', 'Individual Adopter ID'], isKey: true }),
  familyId: text('Family identifier', { also: ['Family ID'] }),
  sex: code('Gender', 'sex', { also: ['Sex'] }),
  ethnicity: code('Ethnicity', 'ethnicity'),
  disability: yesNo('Disability', { also: ['Has Disability'] }),
  isFostering: yesNo('Is the (prospective) adopter fostering for adoption?', { also: ['Fostering for adoption'] }),
  enquiredOn: day('Date enquiry received', { also: ['Enquiry Date'], isKey: true }),
  stage1On: day('Date Stage 1 started', { also: ['Stage 1 start date'] }),
  stage1EndedOn: day('Date Stage 1 ended', { also: ['Stage 1 end date'] }),
  stage2On: day('Date Stage 2 started', { also: ['Stage 2 start date'] }),
  stage2EndedOn: day('Date Stage 2 ended', { also: ['Stage 2 end date'] }),
  appliedOn: day('Date application submitted', { also: ['Application submitted date'] }),
  approvedOn: day('Date application approved', { also: ['Application approved date'], isNeeded: true }),
  matchedOn: day('Date adopter matched with child(ren)', { also: ['Date matched with child'] }),
  placedOn: day('Date child/children placed with adopter(s)', { also: ['Date child placed'] }),
  children: count('No. of children placed', { also: ['Number of children placed'] }),
  adoptedOn: day('Date of Adoption Order', { also: ['Adoption Order Date'] }),
  leftOn: day('Date of leaving adoption process', { also: ['Date left adoption process'] }),
  leftWhy: text('Reason for leaving adoption process', { also: ['Reason left adoption process'] }),
})
