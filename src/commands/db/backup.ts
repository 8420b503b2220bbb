import path from 'node:path';
import { Refusal } from '../../base/refusal.ts';
import { nothing, one } from '../../kit/command.ts';
import { text, wholeNumber } from '../../kit/inputs.ts';
import { backupView } from '../../views/database.ts';
import { command } from '../desk.ts';

export default command({
  summary:
    'Copies the database while it is in use; the copy is opened, read through and proved before it is named.',
  examples: [
    ['docket db backup', 'into the folder backups beside the database'],
    ['docket db backup --keep 14', 'for a nightly cron: the last fourteen stay'],
    ['docket db backup /media/stick/shop.db', 'to another disk'],
  ],
  args: {
    file: text('FILE', 'Where to; nothing is overwritten (backups/DATABASE-DAY-TIME.db beside the database)'),
  },
  flags: { keep: wholeNumber('N', 'Remove the oldest of the default names until so many are left') },
  view: backupView,
  writes: true,
  async run(context, { args, flags }) {
    const [{ backup }, { backupFiles, backupName, backupShelf, databaseName }, { prune }, { isServer, withoutPassword }, { checkBooks }] = await Promise.all([
      import('../../store/backup.ts'),
      import('../../store/backup-files.ts'),
      import('../../store/prune.ts'),
      import('../../store/open.ts'),
      import('../../checks/index.ts'),
    ]); // prettier-ignore
    refuseKeep(flags.keep, args.file);
    refuseOutput(context.globals.output);
    const desk = await context.app();
    if (isServer(desk.location)) throw onServer(withoutPassword(desk.location));
    const { store } = await desk.open();
    const made_at = desk.clock();
    if (context.globals.dryRun)
      return nothing({
        done: `The backup would be ${args.file ?? backupName(await databaseName(store.name), made_at)}.`,
      });
    const shelf =
      args.file === undefined
        ? await backupShelf(store.name)
        : { folder: path.dirname(args.file), database: '' };
    const manifest = await backup(store, {
      files: args.file === undefined ? backupFiles(shelf, made_at) : [args.file],
      made_at,
      prove: async (reading) => (await checkBooks(reading)).flatMap(({ name, problems, forced }) => forced ? [] : problems.map((problem) => `${name}: ${problem}`)),
    }); // prettier-ignore
    const file = path.join(shelf.folder, manifest.file);
    const removed = flags.keep === undefined ? [] : await prune(shelf, flags.keep);
    const gone = removed.length === 0 ? '' : ` ${removed.length} older ones are removed.`;
    return one(backupView, { ...manifest, path: file, removed }, { done: `${file} is proved.${gone}` });
  },
});

function refuseKeep(keep: number | undefined, file: string | undefined): void {
  if (keep === undefined) return;
  if (keep < 1)
    throw new Refusal('input.invalid', `--keep: ${keep} would leave no backup.`, { hint: '--keep 14' });
  if (file === undefined) return;
  throw new Refusal('usage', '--keep counts the backups in the usual folder; with a FILE it means nothing.', {
    hint: 'docket db backup --keep 14',
  });
}

/** `-o` would get what is said about the backup, and somebody would take that for the backup itself. */
function refuseOutput(file: string | undefined): void {
  if (file === undefined || file === '-') return;
  throw new Refusal('usage', 'The backup itself is the file: it is named without -o.', {
    hint: `docket db backup ${file}`,
  });
}

function onServer(name: string): Refusal {
  return new Refusal('usage', 'A PostgreSQL database is backed up with the server’s own tool.', {
    hint: `pg_dump --format=custom --file=docket.dump '${name}'`,
  });
}
