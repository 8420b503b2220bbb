import { Refusal } from '../../base/refusal.ts';
import type { Location } from '../../store/load/locations.ts';
import type { Work } from '../../store/work.ts';

/** Refuses (4) to take away the place where the shop's goods arrive. */
export function refuseOwn({ shop }: Pick<Work, 'shop'>, { code }: Location, done: string): void {
  if (code !== shop.location) return;
  throw new Refusal('in_use', `${code} is the shop’s own location and cannot be ${done}.`, {
    hint: 'docket config set location OTHER',
    details: { location: code },
  });
}
