import { batchView } from '../../views/import.ts';
import { command, read } from '../desk.ts';
import { shown } from '../shown.ts';

export default command({
  summary: 'Lists the imports, the latest first.',
  examples: [['docket import list', 'with the numbers that import undo takes']],
  view: batchView,
  async run(context) {
    const { listBatches } = await import('../../store/list/imports.ts');
    return shown(context, { view: batchView, which: 'newest', what: 'imports' }, (limit) =>
      read(context, (reading) => listBatches(reading, limit)),
    );
  },
});
