import { expect, it } from 'vitest';
import { newFolder } from '../../support/folder.ts';
import { type Answer, typed, wordsOf } from '../../support/terminal.ts';

/** Return 1 of three mugs that were sold, approved, and so many of them back. */
async function returned(units: number) {
  const env = { DOCKET_DB: `${newFolder()}/docket.db`, DOCKET_NOW: '2026-03-02T10:00:00Z' };
  const docket = async (line: string, answers: readonly Answer[] = []): Promise<string> =>
    (await typed(wordsOf(line), env, answers)).screen;
  await docket('init --name Shop --currency GBP --country GB --timezone Europe/London');
  await docket('products add MUG --name "Blue mug" --price 9.50');
  await docket('stock receive MUG 10');
  await docket('orders place --line MUG=3 --pay cash --collect');
  await docket('returns request 1001 --line 1=3 --reason damaged');
  await docket('returns approve 1');
  const received = units === 0 ? '' : await docket(`returns receive 1 --line 1=${units}`);
  return { docket, received };
}

it('names every verdict once goods have come back', async () => {
  const { received } = await returned(1);
  expect(received).toContain('1 of return 1 has come back.\n');
  expect(received).toContain('  next  docket returns inspect 1 --restock      or --scrap, or --quarantine\n');
});

it.each([
  [0, 'Nothing has come back yet.'],
  [1, '2 of it are still to come.'],
  [2, '1 of it is still to come.'],
])('warns before money goes back for goods that have not: %i back', async (units, warning) => {
  const { docket } = await returned(units);
  const screen = await docket('returns refund 1', [['Refund return 1?', 'n\r']]);
  expect(screen).toContain(
    `28.50 GBP of return 1 will be credited, 28.50 GBP will be paid back.\n${warning}\n`,
  );
});

it('says what was done only when it is done', async () => {
  const { docket } = await returned(3);
  const screen = await docket('returns refund 1', [['Refund return 1?', 'y\r']]);
  expect(screen).toContain('28.50 GBP will be paid back.\n?');
  expect(screen).toContain('28.50 GBP of return 1 is credited, 28.50 GBP is paid back.\n');
});
