import { type Period, periodInWords } from '#indicators'
import { linkButton } from '#platform/ui/form.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { sacFileUrl } from '../../../concerns.urls.ts'

export const sacBody = (year: Period, mayReadExact: boolean): SafeHtml =>
  html`${pageHeading({ title: 'Tables of the national collection', below: html`Safeguarding adults collection, ${periodInWords(year)}, as known now.` })}
<div class="kith-actions">${linkButton('Download for publishing', sacFileUrl(year.name, false), 'primary')}${mayReadExact && linkButton('Download exact numbers', sacFileUrl(year.name, true), 'secondary')}</div>
<p>For publishing, fewer than 5 are withheld as [c] and all else is rounded to the nearest 5. Exact numbers are for the return itself; downloading them is in the audit trail.</p>
${sectionHeading({ text: 'How they are counted', id: 'rules' })}
<ul class="kith-square-list"><li>SG1: concerns raised and enquiries begun in the year. A concern that became an enquiry counts in both.</li>
<li>SG1a to SG1c count each person once for concerns and once for each kind of enquiry; SG1d counts cases.</li>
<li>SG2 to SG4: enquiries concluded in the year. An enquiry counts once under each different type, place and source of risk.</li>
<li>Ages are those on the last day of the year, or at death.</li>
<li>SG5 is empty: reviews are not recorded here yet.</li></ul>`
