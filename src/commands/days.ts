import { dayOf, parsePeriod, type Day } from '../base/days.ts';
import { Refusal } from '../base/refusal.ts';
import { read, type DeskContext } from './desk.ts';

/** A range of days, both ends included; an end that was not named is open. */
export interface Days {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** The days that `--from`, `--to` or `--period` name. Refuses (2) both at once, and a range that ends before it begins. */
export async function daysAsked(context: DeskContext): Promise<Days> {
  const { from, to, period } = context.globals;
  if (period === undefined) {
    if (from !== undefined && to !== undefined && from > to)
      throw new Refusal('input.invalid', `The range ends on ${to}, before it begins on ${from}.`);
    return { from, to };
  }
  if (from !== undefined || to !== undefined)
    throw new Refusal('usage', 'Either --period or --from and --to.', { hint: `--period ${period}` });
  return parsePeriod(period, await today(context));
}

/** The business day in the shop's time zone. */
export async function today(context: DeskContext): Promise<Day> {
  const [{ loadShop }, app] = await Promise.all([import('../store/load/shop.ts'), context.app()]);
  const { clock } = await app.open();
  return dayOf(clock(), (await read(context, ({ tx }) => loadShop(tx))).timezone);
}
