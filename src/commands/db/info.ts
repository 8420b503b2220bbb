import { one } from '../../kit/command.ts';
import { databaseView } from '../../views/database.ts';
import { command } from '../desk.ts';

export default command({
  summary: 'Says which database it is, of which version, and what it holds.',
  examples: [['docket db info', 'also of one that another docket made']],
  view: databaseView,
  async run(context) {
    const [{ openAnyVersion }, { databaseInfo }] = await Promise.all([
      import('../../store/open.ts'),
      import('../../store/list/db.ts'),
    ]);
    const store = await openAnyVersion((await context.app()).location);
    try {
      return one(databaseView, await databaseInfo(store));
    } finally {
      await store.close();
    }
  },
});
