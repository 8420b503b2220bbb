const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timezone, made);
  return made;
}

export function isTimezone(text: string): boolean {
  try {
    formatter(text);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds that clocks in a time zone are ahead of UTC at a moment. */
export type Ahead = (moment: number, timezone: string) => number;

/** Any Node knows this way, but the first formatter of a process takes it 15 to 20 ms. */
export const aheadByFormat: Ahead = (moment, timezone) => {
  const parts = new Map(
    formatter(timezone)
      .formatToParts(moment)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '00';
  const local = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
  return Date.parse(`${local}Z`) - moment;
};

/** Takes less than a millisecond; Node has it from version 26 on. */
export const aheadByTemporal: Ahead = (moment, timezone) =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timezone).offsetNanoseconds / 1_000_000;

export const aheadOf: Ahead = 'Temporal' in globalThis ? aheadByTemporal : aheadByFormat;
