import { setImmediate as breath } from 'node:timers/promises';
import { exitOf, Refusal, Refusals } from '../../base/refusal.ts';
import { cleanJson } from '../../kit/clean.ts';
import { many, nothing, type Outcome } from '../../kit/command.ts';
import type { App } from '../../operations/perform.ts';
import type { PlaceRequest } from '../../operations/orders/place.ts';
import type { PlacedRow } from '../../store/list/orders.ts';
import { placedView } from '../../views/order-list.ts';
import type { DeskContext } from '../desk.ts';

/** Signals and output are seen to this often: the database works without letting anything else run. */
const BREATH_EVERY_MS = 50;

/**
 * Places an order for each line of standard input, one transaction each. A line that is refused is reported with its
 * number and the rest go on; the exit status is the first of 2, 3, 4. `defaults` are flags that lines leave unsaid.
 */
export async function placeStream(context: DeskContext, defaults: PlaceRequest): Promise<Outcome> {
  const emit = context.emitter(placedView);
  const placeOne = await placing(context, defaults);
  const refused: Refusal[][] = [];
  let [line, placed, breathed] = [0, 0, performance.now()];
  for await (const text of context.lines()) {
    line += 1;
    if (performance.now() - breathed > BREATH_EVERY_MS) {
      await breath();
      breathed = performance.now();
    }
    if (context.signal.aborted) throw stopped(context, placed);
    if (typeof text === 'string' && text.trim() === '') continue;
    const result = await attempted(() => placeOne(text, line));
    if (Array.isArray(result)) {
      refused.push(result);
      for (const refusal of result) context.note(told(refusal, { line, json: context.globals.json }));
    } else {
      placed += 1;
      emit(result);
    }
  }
  return ended({ placed, refused });
}

/** What places the order of one line. */
async function placing(
  context: DeskContext,
  defaults: PlaceRequest,
): Promise<(text: string | Refusal, line: number) => Promise<PlacedRow>> {
  const [app, { perform }, { placeOrder }, { parseStreamedOrder }, { placedRow }] = await Promise.all([
    context.app().then((desk) => desk.open()),
    import('../../operations/perform.ts'),
    import('../../operations/orders/place.ts'),
    import('../../operations/orders/ndjson.ts'),
    import('../../store/list/orders.ts'),
  ]);
  (await context.app()).steady();
  const unsaid = Object.fromEntries(
    Object.entries(defaults).filter(([, value]) => value !== undefined && value !== false),
  );
  return async (text, line) => {
    if (text instanceof Refusal) throw text;
    const { request, idempotency_key } = parseStreamedOrder(text);
    return perform(
      app,
      {
        command: 'orders place',
        request: { ...unsaid, ...request },
        idempotencyKey: idempotency_key ?? keyOfLine(app, line),
      },
      placeOrder,
      (work, number) => placedRow(work, Number(number)),
    );
  };
}

function keyOfLine({ idempotencyKey }: App, line: number): string | undefined {
  // An empty key stays empty, and is refused.
  return idempotencyKey ? `${idempotencyKey}#${line}` : idempotencyKey;
}

const onesOwn: ReadonlySet<number> = new Set([2, 3, 4]);

/** The order, or what is wrong with it; what is wrong with more than one line ends everything. */
async function attempted(place: () => Promise<PlacedRow>): Promise<PlacedRow | Refusal[]> {
  try {
    return await place();
  } catch (error) {
    if (error instanceof Refusals) return [...error.problems];
    if (error instanceof Refusal && onesOwn.has(error.exit)) return [error];
    throw error;
  }
}

function told(refusal: Refusal, { line, json }: { readonly line: number; readonly json: boolean }): string {
  const { code, message, hint, details } = refusal;
  if (json)
    return cleanJson(
      JSON.stringify({ error: { code, message, hint: hint ?? null, details: { line, ...details } } }),
    );
  return [
    `docket: line ${line}: ${message}`,
    ...(hint === undefined ? [] : [`  hint  ${hint}`]),
    `  code  ${code}`,
  ].join('\n');
}

function stopped(context: DeskContext, placed: number): unknown {
  context.note(`${counted(placed, 'order')} placed before it was stopped.`);
  return context.signal.reason;
}

function ended({
  placed,
  refused,
}: {
  readonly placed: number;
  readonly refused: readonly Refusal[][];
}): Outcome {
  const rest = refused.length === 0 ? '' : `, ${counted(refused.length, 'line')} refused`;
  const remarks = { done: `${counted(placed, 'order')} placed${rest}.`, exit: exitOf(refused.flat()) };
  return placed === 0 ? many(placedView, [], remarks) : nothing(remarks);
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
