import { nothing, one } from '../../kit/command.ts';
import { Refusal } from '../../base/refusal.ts';
import { checkView } from '../../views/check.ts';
import { command, read } from '../desk.ts';

export default command({
  summary: 'Proves that the books add up; silent when they do.',
  examples: [
    ['docket db check', 'exit 0 when everything is sound, 1 when not'],
    ['docket db check --json', 'every law with what breaks it'],
  ],
  view: checkView,
  async run(context) {
    const { checkBooks } = await import('../../checks/index.ts');
    const findings = await read(context, checkBooks);
    const problems = findings.flatMap(({ name, problems: found }) =>
      found.map((problem) => `${name}: ${problem}`),
    );
    if (context.globals.json) return one(checkView, findings, { exit: problems.length === 0 ? 0 : 1 });
    if (problems.length === 0) return nothing();
    throw new Refusal(
      'check.problems',
      `${problems.length} problems in the books:\n${problems.slice(0, 50).join('\n')}`,
      {
        hint: findings.every(({ ok, forced }) => ok || forced)
          ? 'docket stock receive SKU QTY --to LOCATION      or docket stock count SKU QTY --at LOCATION'
          : 'Keep the file as it is, restore the last good backup, and report what the check says.',
      },
    );
  },
});
