import { nothing } from '../../kit/command.ts';
import { command } from '../desk.ts';

export default command({
  summary: 'Brings the database to this docket’s version, after a copy of the file.',
  examples: [
    ['docket db migrate', 'says so where nothing is to do'],
    ['docket db migrate --dry-run', 'only says what would be done'],
  ],
  writes: true,
  async run(context) {
    const [{ openAnyVersion }, { upgrade }] = await Promise.all([
      import('../../store/open.ts'),
      import('../../store/upgrade.ts'),
    ]);
    const desk = await context.app();
    const store = await openAnyVersion(desk.location);
    try {
      const { dryRun } = context.globals;
      const { from, to, copy } = await upgrade(store, { made_at: desk.clock(), dryRun });
      if (from === to) return nothing({ done: `${store.name} is up to date (schema ${to}).` });
      const verb = dryRun ? 'would go' : 'went';
      return nothing({
        done: `${store.name} ${verb} from schema ${from} to ${to}.${copy === null ? '' : ` As it was before: ${copy}`}`,
        next: 'docket db check',
      });
    } finally {
      await store.close();
    }
  },
});
