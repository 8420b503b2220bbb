import { hashOf } from '../store/record/index.ts';
import type { Check } from './check.ts';

const PAGE = 5_000;

/** Every entry of the log is still what was written. */
export const eventHashes: Check = {
  name: 'event_hashes',
  law: 'every entry of the log is still what was written',
  async breaches({ tx }) {
    const breaches: string[] = [];
    for (let last = 0; ;) {
      const page = await tx
        .selectFrom('events')
        .selectAll()
        .where('id', '>', last)
        .orderBy('id')
        .limit(PAGE)
        .execute();
      breaches.push(
        ...page
          .filter((event) => hashOf(event) !== event.hash)
          .map((event) => `event ${event.id} (${event.type}) was changed`),
      );
      if (page.length < PAGE) return breaches;
      last = page.at(-1)?.id ?? last;
    }
  },
};
