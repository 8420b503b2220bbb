import { many } from '../../kit/command.ts';
import { batchView } from '../../views/import.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Lists the imports, the latest first.',
  examples: [['docket import list', 'with the numbers that import undo takes']],
  view: batchView,
  async run(context) {
    const { listBatches } = await import('../../store/list/imports.ts');
    return many(batchView, await read(context, (reading) => listBatches(reading, context.globals.limit)));
  },
});
