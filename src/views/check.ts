import type { Finding } from '../checks/index.ts';
import { column, type Row, type View } from '../kit/view.ts';

export const checkView: View<readonly Finding[]> = {
  name: 'check',
  key: 'ok',
  columns: [column('ok', 'word'), column('checks', 'nested')],
  shown: ['ok'],
  row: (findings) => ({
    ok: findings.every(({ ok }) => ok),
    checks: findings.map(({ name, ok, problems }) => ({ name, ok, problems: [...problems] })),
  }),
  card: (row, pen) =>
    (row['checks'] as readonly Row[])
      .map(
        (check) =>
          `${check['ok'] === true ? pen.good('sound') : pen.bad('broken')}  ${pen.text(check['name'])}${problemsOf(check)}`,
      )
      .join('\n'),
};

function problemsOf(check: Row): string {
  return (check['problems'] as readonly string[]).map((problem) => `\n        ${problem}`).join('');
}
