import { momentIn } from '../base/days.ts';
import { one, type Outcome } from '../kit/command.ts';
import { documentNumber, toggle } from '../kit/inputs.ts';
import type { OperationRecord } from '../store/list/operations.ts';
import type { Work } from '../store/work.ts';
import { operationView } from '../views/operation.ts';
import { command, confirmed, read, rehearse, write, type DeskContext } from './desk.ts';
import { shown } from './shown.ts';

export default command({
  summary: 'Takes back the latest write, or the one you name, by posting its reverse.',
  examples: [
    ['docket undo --list', 'what was done lately'],
    ['docket undo', 'the latest write; it is shown first'],
    ['docket undo 4711 --yes', 'a certain one, without asking'],
  ],
  args: { operation: documentNumber('OPERATION', 'Which write; see --list') },
  flags: { list: toggle('Only list the latest writes') },
  view: operationView,
  writes: true,
  lists: true,
  async run(context, { args, flags }) {
    if (flags.list) return listed(context);
    const [{ undoOperation }, { undoTarget }, { showOperation }] = await Promise.all([
      import('../operations/undo/index.ts'),
      import('../operations/undo/target.ts'),
      import('../store/list/operations.ts'),
    ]);
    const operation = args.operation ?? null;
    let previewed: number | null = null;
    const asked = {
      command: 'undo',
      request: { operation },
      // What was shown is taken back, also where somebody has written something since.
      undoes: (work: Work) => undoTarget(work, operation ?? previewed),
    };
    const show = (work: Work, id: string) => showOperation(work, Number(id));
    const inSentence = async (work: Work, id: string): Promise<Target> => {
      const target = await show(work, id);
      return { ...target, moment: momentIn(target.at, work.shop.timezone) };
    };
    await confirmed(context, {
      question: operation === null ? 'Undo the latest write?' : `Undo operation ${operation}?`,
      preview: async () => {
        const target = await rehearse(context, asked, undoOperation, inSentence);
        previewed = target.id;
        return previewOf(target);
      },
    });
    const undone = await write(context, asked, undoOperation, show);
    return one(operationView, undone, { done: `“${undone.command}” is undone.` });
  },
});

/** What is to be undone, and when it was written by the clock in the shop. */
interface Target extends OperationRecord {
  readonly moment: string;
}

function previewOf({ id, command: done, subject, actor, moment }: Target): string {
  return `Operation ${id}: ${done} ${subject ?? ''}, by ${actor} at ${moment}`;
}

async function listed(context: DeskContext): Promise<Outcome> {
  const { listOperations } = await import('../store/list/operations.ts');
  return shown(context, { view: operationView, which: 'newest', what: 'writes' }, (limit) =>
    read(context, (reading) => listOperations(reading, limit)),
  );
}
