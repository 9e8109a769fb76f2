/**
 * What a page of concerns shows of cases. `a case`: the one that its address names. `a person`: somebody in the register.
 * `own case`: what the reader raised themselves. `cases`: a list, or none at a given moment. `none`: no case of anybody.
 */
export type Shows = 'a case' | 'a person' | 'own case' | 'cases' | 'none'

const enquiryForms = [
  'meetings/add',
  'meetings/:id/change',
  'lines/add',
  'lines/:id/correct',
  'requests/add',
  'requests/:id/chase',
  'requests/:id/answer',
  'requests/:id/waive',
  'findings/add',
  'findings/:id/correct',
  'risks/add',
  'risks/:id/correct',
  'plan/write',
  'actions/add',
  'actions/:id/done',
  'actions/:id/assure',
  'actions/:id/waive',
  'askings/add',
  'askings/:id/correct',
  'wishes/add',
  'wishes/:id/change',
  'capacity/add',
  'capacity/:id/correct',
  'notes/add',
  'notes/:id/correct',
  'close',
  'lead',
  'reopen',
  'transfer',
  'transfer/answer',
  'experience',
]
const each = (shows: Shows, paths: readonly string[]): Record<string, Shows> =>
  Object.fromEntries(paths.map(path => [path, shows]))

/** Every page of concerns. A new one without an entry fails the test. */
export const CASE_PAGES: Readonly<Record<string, Shows>> = {
  // What somebody writes at the door is theirs alone until they send it, and is no case yet.
  ...each('none', [
    '/raise',
    '/raise/:partnership',
    '/raise/:partnership/questions/:question',
    '/raise/:partnership/check',
    '/raise/:partnership/save',
    '/raise/:partnership/saved',
    '/raise/:partnership/return/:token',
    '/raise/:partnership/sent',
    '/raise/:partnership/how-it-is-used',
  ]),
  '/raised': 'cases',
  ...each('own case', ['/raised/:reference', '/raised/:reference/disagree']),
  ...each('cases', ['/triage', '/triage/feedback', '/concerns/retention']),
  '/triage/feedback/:feedbackId': 'a case',
  ...each('none', [
    '/triage/enter',
    '/triage/teams',
    '/triage/teams/make',
    '/triage/teams/:teamId',
    '/triage/teams/:teamId/close',
    '/triage/teams/:teamId/members/:personId/end',
    '/concerns/search',
    '/concerns/hold',
  ]),
  ...each(
    'a case',
    [
      '',
      '/decision',
      '/screen-out',
      '/account',
      '/history',
      '/readers',
      '/files/:fileId',
      '/give',
      '/note',
      '/clock',
      '/lateness',
      '/restrict',
      '/conflict',
      '/challenge',
      '/person',
      '/separate',
    ].map(part => `/concerns/:reference${part}`),
  ),
  '/concerns/by-id/:concernId': 'a case',
  ...each('a person', ['/individuals/:id', '/individuals/:id/change']),
  // Counts of many; whoever handles cases is given the records behind one, and the trail with them.
  ...each('cases', [
    '/concern-figures',
    '/concern-figures/records',
    '/concern-patterns',
    '/concern-patterns/:patternId',
  ]),
  ...each('none', ['/concern-figures/sac/:year', '/concern-figures/sac/:year/:file']),
  ...each('cases', [
    '/enquiries',
    '/enquiries/organisational',
    '/enquiries/organisational/:reference',
    '/enquiries/organisational/:reference/adults',
    '/enquiries/organisational/:reference/record',
  ]),
  '/enquiries/organisational/start': 'none',
  ...each(
    'a case',
    ['', '/planning', '/asked', '/findings', '/plan', '/outcomes', '/history'].map(
      tab => `/enquiries/:reference${tab}`,
    ),
  ),
  ...each(
    'a case',
    enquiryForms.map(form => `/enquiries/:reference/${form}`),
  ),
  // The form for the code: what lies behind it is read by the code alone, which the trail has.
  '/contribute/:token': 'none',
}
