import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'

const COLUMNS = `partnership_id, observation_id, measure_code, period, period_start, period_end, area, agency_id, breakdown, state, value,
  numerator, denominator, narrative, printed, basis, source_id, revision, is_current, recorded_at`

/** The table of figures as its owner sees it: no row-level security, so that COPY is at its quickest. */
export interface FigureTable extends AsyncDisposable {
  copyOut(sourceId: string): Promise<Buffer>
  copyIn(rows: Buffer): Promise<void>
  /** Removes the figures of a source and the room they took, so that each round begins alike. */
  remove(sourceId: string): Promise<void>
}

export async function createVacuumedTable(ownerUrl: string): Promise<FigureTable> {
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c search_path=kith' })
  await owner.connect()
  const vacuum = () => owner.query('vacuum (analyze) observation')
  await vacuum()
  return {
    copyOut: sourceId =>
      buffer(
        owner.query(
          to(
            `copy (select ${COLUMNS} from observation where source_id = '${sourceId}' order by observation_id) to stdout`,
          ),
        ),
      ),
    copyIn: rows => pipeline(Readable.from([rows]), owner.query(from(`copy observation (${COLUMNS}) from stdin`))),
    async remove(sourceId) {
      await owner.query('delete from observation where source_id = $1', [sourceId])
      await vacuum()
    },
    [Symbol.asyncDispose]: () => owner.end(),
  }
}
