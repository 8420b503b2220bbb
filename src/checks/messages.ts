import { sql } from 'kysely';
import type { Check } from './check.ts';

/** What a message says of its sending is what its attempts say: none is sent twice without somebody having asked for it. */
export const messages: Check = {
  name: 'messages',
  law: 'what a message says of its sending is what its attempts say',
  async breaches({ tx }) {
    const { rows } = await sql<{ number: number; attempts: number; tried: number }>`
      select m.number, m.attempts, coalesce(a.tried, 0) as tried from messages m
      left join (select message_id, count(*) as tried, sum(case when outcome is null then 1 else 0 end) as open,
          sum(case when outcome = 'sent' then 1 else 0 end) as sent
        from message_attempts group by message_id) a on a.message_id = m.id
      where m.attempts <> coalesce(a.tried, 0) or m.sending <> coalesce(a.open, 0)
        or case when m.sent_at is null then 0 else 1 end <> coalesce(a.sent, 0)
      order by m.number`.execute(tx);
    return rows.map(
      ({ number, attempts, tried }) =>
        `message ${number} does not say what its attempts say (${attempts} counted, ${tried} made)`,
    );
  },
};
