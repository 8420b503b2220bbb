import { Refusal } from '../base/refusal.ts';
import { many, one } from '../kit/command.ts';
import { documentNumber, toggle } from '../kit/inputs.ts';
import type { OperationRecord } from '../store/list/operations.ts';
import { operationView } from '../views/operation.ts';
import { command, confirmed, read, rehearse, write, type DeskContext } from './desk.ts';

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
  async run(context, { args, flags }) {
    const { listOperations } = await import('../store/list/operations.ts');
    if (flags.list) return many(operationView, await read(context, (reading) => listOperations(reading, 50)));
    const { undoOperation } = await import('../operations/undo/index.ts');
    const target = await targetOf(context, args.operation);
    const asked = { command: 'undo', request: { operation: target.id }, undoes: target.id };
    const show = async (): Promise<OperationRecord> => ({ ...target, undone: true });
    await confirmed(context, {
      question: `Undo “${target.command}”${target.subject === null ? '' : ` (${target.subject})`}?`,
      preview: async () => {
        await rehearse(context, asked, undoOperation, show);
        return `${target.command} ${target.subject ?? ''}, by ${target.actor} at ${target.at}`;
      },
    });
    return one(operationView, await write(context, asked, undoOperation, show), {
      done: `“${target.command}” is undone.`,
    });
  },
});

async function targetOf(context: DeskContext, wanted: number | undefined): Promise<OperationRecord> {
  const { latestOperation, showOperation } = await import('../store/list/operations.ts');
  const found = await read(context, (reading) =>
    wanted === undefined ? latestOperation(reading) : showOperation(reading, wanted),
  );
  if (found) return found;
  throw new Refusal(
    'not_found',
    wanted === undefined ? 'Nothing was done yet.' : `There is no operation ${wanted}.`,
    { hint: 'docket undo --list' },
  );
}
