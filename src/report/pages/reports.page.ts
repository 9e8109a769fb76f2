import { hasPermission } from '#platform/auth/permissions.ts'
import { Conflict } from '#platform/errors.ts'
import { type Answer, redirect, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { isFinancialYear, reportableYears } from '../financial-year.ts'
import { listReports } from '../report.store.ts'
import { reportUrl } from '../report.urls.ts'
import { startReport } from '../start-report.ts'
import { reportsBody } from './reports.view.ts'

export const showReports = (visit: Visit): Promise<Answer> => reportsPage(visit, emptyForm)

export async function takeStart(visit: Visit): Promise<Answer> {
  const { app, actor } = visit
  const period = String(visit.form['period'] ?? '')
  if (!isFinancialYear(period) || !reportableYears(app.clock.today()).includes(period)) {
    return reportsPage(visit, { values: { period }, errors: { period: 'Select the year that the report is about' } })
  }
  try {
    await startReport(app, actor, period)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return reportsPage(visit, { values: { period }, errors: { period: error.message } })
  }
  return redirect(
    reportUrl(period),
    'The report is started. Its tables and pictures are drawn already; the words are yours.',
  )
}

async function reportsPage({ app, actor }: Visit, state: FormState): Promise<Answer> {
  const reports = await app.transaction(actor, listReports)
  const taken = new Set<string>(reports.map(({ period }) => period))
  const startable = hasPermission(actor.roles, 'write-report')
    ? reportableYears(app.clock.today()).filter(year => !taken.has(year))
    : []
  const hasErrors = Object.keys(state.errors).length > 0
  const body = reportsBody({ reports, startable, state })
  return showPage({ title: 'Annual reports', body, section: 'report', hasErrors }, hasErrors ? 422 : 200)
}
