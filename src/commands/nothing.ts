import { Refusal } from '../base/refusal.ts';
import type { Inputs } from '../kit/command.ts';

/** Refuses (2) an edit that names nothing to change. */
export function refuseNothing(given: Readonly<Record<string, unknown>>, flags: Inputs, call: string): void {
  const said = Object.entries(flags).some(([name, { placeholder }]) =>
    placeholder === null ? given[name] === true : given[name] !== undefined,
  );
  if (said) return;
  const names = Object.keys(flags).map((name) => `--${name.replaceAll('_', '-')}`);
  throw new Refusal('usage', 'Nothing was said that shall change.', { hint: `${call} ${names.join(' | ')}` });
}
