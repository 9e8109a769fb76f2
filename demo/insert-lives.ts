import { setImmediate } from 'node:timers/promises'
import { type ColumnTypes, insertTables } from './concerns/concerns.store.ts'
import type { ConcernLife } from './concerns/life.ts'
import { addLife, type Frame } from './concerns/rows.ts'
import { TABLES, Tables } from './concerns/tables.ts'
import { actAsCase, actAsOwner, countRows } from './owner.store.ts'
import type { DemonstrationStage } from './stage.ts'

const AT_ONCE = 1000
const A_TURN = 50
// Foreign keys into tables that the planner takes for empty are looked up by the wrong index: 0.3 ms a row in place of 0.01.
const BEFORE_COUNTING = 200

/** While the database takes in some lives the next are made, a few a turn: in between the connection is written to. */
export async function insertLives(
  { tx, actor }: DemonstrationStage,
  types: ColumnTypes,
  lives: Iterable<ConcernLife>,
  frame: Frame,
): Promise<void> {
  let tables = new Tables()
  let inserting = Promise.resolve()
  let count = 0
  const send = async () => {
    await inserting
    inserting = insertTables(tx, types, tables)
    // It is awaited before the next and at the end: until then nobody is told that it failed.
    inserting.catch(() => {})
    tables = new Tables()
  }
  for (const life of lives) {
    addLife(tables, life, frame)
    if (++count % A_TURN === 0) await setImmediate()
    if (count === BEFORE_COUNTING || count % AT_ONCE === 0) await send()
    if (count !== BEFORE_COUNTING) continue
    await inserting
    await actAsOwner(tx)
    await countRows(tx, TABLES)
    await actAsCase(tx, actor)
  }
  await send()
  await inserting
}
