import { Refusal } from '../../base/refusal.ts';
import { declined } from '../../kit/person.ts';
import type { DeskContext } from '../desk.ts';

/** Whether the same customer ordered the same within a day, and nothing else is wrong. */
export function isLikelyDuplicate(error: unknown): error is Refusal {
  return error instanceof Refusal && error.code === 'duplicate' && error.details['likely'] === true;
}

/** Asks whether it is meant all the same; refuses (1) where it is not. */
export async function confirmDuplicate({ person }: DeskContext, refusal: Refusal): Promise<void> {
  const sure = await person.choose({
    message: `${refusal.message} What now?`,
    flag: '--force',
    choices: [
      { name: 'Do not place it', value: false },
      { name: 'Place it all the same', value: true },
    ],
  });
  if (!sure) throw declined();
}
