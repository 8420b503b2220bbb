import { Refusal } from '../../base/refusal.ts';

type Changes = Record<string, string | number | null>;

/** Refuses (4) to change an order that is over. */
export function refuseUneditable({
  number,
  lifecycle,
}: {
  readonly number: number;
  readonly lifecycle: string;
}): void {
  if (lifecycle === 'draft' || lifecycle === 'open') return;
  throw new Refusal('state', `Order #${number} is ${lifecycle} and cannot be changed any more.`, {
    hint: `docket orders show ${number}`,
  });
}

/** Of the wanted values those that are not so yet, and what they were before. */
export function changesOf(
  row: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, string | number | null | undefined>>,
): { changes: Changes; before: Changes } {
  const changed = Object.entries(wanted).flatMap(([column, value]) =>
    value === undefined || value === row[column] ? [] : [[column, value] as const],
  );
  return {
    changes: Object.fromEntries(changed),
    before: Object.fromEntries(changed.map(([column]) => [column, row[column] as string | number | null])),
  };
}
