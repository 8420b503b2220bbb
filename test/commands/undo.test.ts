import { expect, it } from 'vitest';
import { newFolder } from '../support/folder.ts';
import { type Answer, typed, wordsOf } from '../support/terminal.ts';

/** A shop with five mugs, at a terminal. */
async function shopAtTerminal() {
  const env = { DOCKET_DB: `${newFolder()}/docket.db`, DOCKET_NOW: '2026-03-02T10:00:00Z', DOCKET_ACTOR: 'ann' };
  const docket = (line: string, answers: readonly Answer[] = []) => typed(wordsOf(line), env, answers);
  await docket('init --name Shop --currency GBP --country GB --timezone Europe/London');
  await docket('products add MUG --name "Blue mug" --price 9.50');
  await docket('stock receive MUG 5');
  const onHand = async () => (await docket('stock show MUG --json=on_hand')).screen;
  return { docket, onHand };
} // prettier-ignore

interface Listed {
  readonly operation: number;
  readonly command: string;
  readonly undone: boolean;
}

it('takes the latest write back once, and says what has undone it when it is asked again', async () => {
  const { docket, onHand } = await shopAtTerminal();
  const list = async (more = ''): Promise<Listed[]> =>
    JSON.parse((await docket(`undo --list --json ${more}`)).screen) as Listed[];
  const [received] = await list();

  expect((await docket(`undo ${received?.operation} --yes`)).status).toBe(0);
  expect(await onHand()).toContain('0');
  const again = await docket(`undo ${received?.operation} --yes`);
  const [undoing] = await list('-L 1');

  expect(again.status).toBe(4);
  expect(again.screen).toContain(
    `Operation ${received?.operation} (stock receive) is undone already, by operation ${undoing?.operation}`,
  );
});

it('answers the same to the same key, and writes nothing again', async () => {
  const { docket } = await shopAtTerminal();
  const first = await docket('undo --yes --json --idempotency-key once');
  const before = (await docket('undo --list --csv=operation')).screen;
  const second = await docket('undo --yes --json --idempotency-key once');

  expect(second).toEqual(first);
  expect((await docket('undo --list --csv=operation')).screen).toBe(before);
  expect(JSON.parse(first.screen)).toMatchObject({ command: 'stock receive', undone: true });
});

it('takes back what it has shown, and asks before', async () => {
  const { docket, onHand } = await shopAtTerminal();
  const refused = await docket('undo', [['Undo the latest write?', 'n\r']]);
  expect(refused.screen).toContain('stock receive MUG, by ann at 2026-03-02 10:00');
  expect(await onHand()).toContain('5');
  expect((await docket('undo', [['Undo the latest write?', 'y\r']])).status).toBe(0);
  expect(await onHand()).toContain('0');
});

it('lists as many writes as were asked for', async () => {
  const { docket } = await shopAtTerminal();
  const list = async (flags: string) => (await docket(`undo --list ${flags}`)).screen;
  expect(await list('-L 1 --csv=command')).toBe('command\nstock receive\n');
  expect(await list('-L all --csv=command')).toBe('command\nstock receive\nproducts add\ninit\n');
});

it.each([
  ['an empty actor', '--actor ""', 'is empty.'],
  ['an empty key', '--idempotency-key ""', 'is empty.'],
  ['a card number as actor', '--actor 4111111111111111', 'The actor holds a card number (ending in 1111)'],
  ['a card number in a key', '--idempotency-key "x 4111 1111 1111 1111"', 'The idempotency key holds a card number'],
  ['a bell in the actor', '--actor "Ann\u0007"', 'The actor holds characters that cannot be printed.'],
])('refuses %s', async (_, flags, said) => {
  const { docket, onHand } = await shopAtTerminal();
  const { status, screen } = await docket(`stock receive MUG 1 ${flags}`);
  expect(status).toBe(2);
  expect(screen).toContain(said);
  expect(await onHand()).toContain('5');
}); // prettier-ignore
