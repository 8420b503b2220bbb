import { momentIn } from '../../base/days.ts';
import { one } from '../../kit/command.ts';
import { documentNumber, required } from '../../kit/inputs.ts';
import type { BatchRecord } from '../../store/list/imports.ts';
import type { Work } from '../../store/work.ts';
import { batchView } from '../../views/import.ts';
import { command, confirmed, rehearse, write } from '../desk.ts';

export default command({
  summary: 'Takes an import back by reverse facts, unless something depends on it.',
  examples: [
    ['docket import undo 3', 'shows what it would take back, and asks'],
    ['docket import undo 3 --yes', 'asks nothing'],
  ],
  args: { batch: required(documentNumber('BATCH', 'The number of the import; see import list')) },
  view: batchView,
  writes: true,
  async run(context, { args }) {
    const [{ takeBackBatch }, { showBatch }] = await Promise.all([
      import('../../operations/imports/undo.ts'),
      import('../../store/list/imports.ts'),
    ]);
    const undoes = async (work: Work): Promise<number | undefined> => {
      const { undone_at, operation_id } = await showBatch(work, args.batch);
      return undone_at === null ? operation_id : undefined;
    };
    const asked = { command: 'import undo', request: args, undoes };
    const show = (work: Work, number: string) => showBatch(work, Number(number));
    const inSentence = async (work: Work, number: string) =>
      previewOf(await show(work, number), work.shop.timezone);
    await confirmed(context, {
      question: `Take import ${args.batch} back?`,
      preview: () => rehearse(context, asked, takeBackBatch, inSentence),
    });
    const batch = await write(context, asked, takeBackBatch, show);
    return one(batchView, batch, {
      done: `Import ${args.batch} is taken back; ${batch.file} can be imported again.`,
    });
  },
});

function previewOf(
  { number, kind, file, imported_at, created, updated }: BatchRecord,
  timezone: string,
): string {
  return `Import ${number} of ${file} (${kind}), ${momentIn(imported_at, timezone)}: ${created} created, ${updated} updated.`;
}
