import { Refusal } from '../../base/refusal.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

/** One message to change it; refuses (3) a number that none has. */
export async function loadMessage({ tx, engine }: Reading, number: number): Promise<RowOf<'messages'>> {
  const row = await tx
    .selectFrom('messages')
    .selectAll()
    .where('number', '=', number)
    .$if(engine === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst();
  if (row) return row;
  throw new Refusal('not_found', `There is no message ${number}.`, {
    hint: 'docket notify list',
    details: { message: number },
  });
}
