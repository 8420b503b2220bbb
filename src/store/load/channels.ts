import { Refusal } from '../../base/refusal.ts';
import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';

/** A channel by code; refuses (3) what is unknown or archived. */
export async function loadChannel(work: Reading, code: string): Promise<RowOf<'channels'>> {
  const channel = await work.tx
    .selectFrom('channels')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst();
  if (channel && channel.archived_at === null) return channel;
  const known = await work.tx
    .selectFrom('channels')
    .select('code')
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();
  const codes = known.map((row) => row.code);
  throw new Refusal(
    'not_found',
    channel ? `The channel “${code}” is archived.` : `There is no channel “${code}”.`,
    {
      hint: `Known are ${codes.join(', ')}.      docket channels add ${code} --name …`,
      details: { channel: code, known: codes },
    },
  );
}

/** The ids of the channels that orders come in through, by code, the oldest first. */
export async function loadChannels({ tx }: Pick<Reading, 'tx'>): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('channels')
    .select(['code', 'id'])
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ code, id }) => [code, id]));
}
