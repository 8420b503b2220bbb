import { Refusal, refuseAll } from '../../base/refusal.ts';
import { codeProblem } from '../../domain/catalog/code.ts';
import { sellableAt, sellableProblem, type PlaceKind } from '../../domain/catalog/place.ts';
import { freeTextProblems } from '../../domain/free-text.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import { Problems } from '../collect.ts';

export interface LocationRequest {
  readonly code: string;
  readonly name: string;
  readonly kind?: PlaceKind | undefined;
  /** Whether orders may be promised what lies there; by its kind where it is not said. */
  readonly sellable?: boolean | undefined;
  /** Orders are served from lower ones first. */
  readonly priority?: number | undefined;
}

const USUAL_PRIORITY = 100;

/** Adds a place where goods lie; refuses (2) what cannot be, (4) a code that is taken. Returns the code. */
export async function addLocation(work: Work, request: LocationRequest): Promise<string> {
  const { code, name, kind = 'warehouse', sellable, priority = USUAL_PRIORITY } = request;
  const problems = new Problems();
  problems.add(...placeProblems({ code, name, kind, sellable, priority }));
  await problems.attemptLater(() => refuseTaken(work, 'location', code), undefined);
  refuseAll(problems.found);
  await record(work, [
    {
      type: 'location_added',
      code,
      name: name.trim(),
      kind,
      sellable: sellableAt(kind, sellable),
      stocked: 1,
      priority,
    },
  ]);
  return code;
}

/** What is wrong with a place or a channel as it was typed (2). */
export function placeProblems(
  said: Omit<LocationRequest, 'code' | 'name' | 'kind'> & {
    readonly code?: string | undefined;
    readonly name?: string | undefined;
    readonly kind?: string | undefined;
  },
): Refusal[] {
  const { code, name, kind = '', sellable, priority = USUAL_PRIORITY } = said;
  const found = [
    code === undefined ? undefined : codeProblem(code),
    sellableProblem(kind, sellable),
    priority < 1 || priority > 998 ? `The priority is ${priority}; it goes from 1 to 998.` : undefined,
  ];
  const shapes = found.flatMap((message) =>
    message === undefined ? [] : [new Refusal('input.invalid', message)],
  );
  return [...shapes, ...freeTextProblems({ name })];
}

/** Refuses (4) a code that another place or channel has; what can be no code is not looked for. */
export async function refuseTaken(work: Work, what: 'location' | 'channel', code: string): Promise<void> {
  if (codeProblem(code) !== undefined) return;
  const taken = await work.tx.selectFrom(`${what}s`).select('id').where('code', '=', code).executeTakeFirst();
  if (!taken) return;
  throw new Refusal('exists', `There is a ${what} ${code} already.`, {
    hint: `docket ${what}s edit ${code} …`,
    details: { [what]: code },
  });
}
