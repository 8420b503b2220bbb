import { instantOf, type Day, type Instant } from '../../base/days.ts';
import { Refusal } from '../../base/refusal.ts';
import { shortened } from './damage.ts';

const clock =
  /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(z|utc|gmt|[+-]\d{2}:?(?:\d{2})?)?$/i;

/** A time of a day: with its offset, or by the shop's own clock. Refuses (2) what no clock shows. */
export function momentOn(
  day: Day,
  time: string,
  { cell, timezone }: { cell: string; timezone: string },
): Instant {
  const found = clock.exec(time.trim());
  const [, hours = '', minute = '', second = '0', half, offset] = found ?? [];
  const hour = twentyFour(Number(hours), half);
  if (!found || !(hour <= 23) || Number(minute) > 59 || Number(second) > 59)
    throw new Refusal('input.invalid', `“${shortened(cell)}” is no moment such as 2026-03-01 09:30.`);
  const local = `${day}T${[hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')}`;
  return offset === undefined ? instantOf(local, timezone) : withOffset(local, offset);
}

function twentyFour(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}

function withOffset(local: string, offset: string): Instant {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return new Date(Date.parse(`${local}Z`) - ahead).toISOString();
}
