import { ONE, type Quantity } from '../../base/quantity.ts';
import type { UnitsWorth } from '../events.ts';

/** A line that may be a kit's or a component's. */
export interface KitLine {
  readonly line: number;
  readonly parent_line: number | null;
  readonly ordered: Quantity;
}

/** The components of each kit of an order, by the kit's line number. */
export function componentsByKit<L extends KitLine>(lines: readonly L[]): ReadonlyMap<number, readonly L[]> {
  const below = lines.filter(({ parent_line }) => parent_line !== null);
  return Map.groupBy(below, ({ parent_line }) => parent_line ?? 0);
}

/** What is cancelled, credited and worth something by itself: every line but those of kits. */
export function withoutKits<L extends KitLine>(lines: readonly L[]): L[] {
  const kits = componentsByKit(lines);
  return lines.filter(({ line }) => !kits.has(line));
}

/** How much of a component is in one kit; kits are sold whole. */
function inOne(kit: KitLine, component: KitLine): Quantity {
  return component.ordered / (kit.ordered / ONE);
}

/** So many whole kits are made up by units of their components. */
export function wholeKits<L extends KitLine>(
  kit: KitLine,
  components: readonly L[],
  units: (component: L) => Quantity,
): Quantity {
  if (components.length === 0) return 0;
  return ONE * Math.min(...components.map((one) => Math.floor(units(one) / inOne(kit, one))));
}

/**
 * Units by line number with those of kits put in units of their components: so many more kits as `done` says are made up
 * already. What a kit has of a component before counts, so that one that lacks only its tea takes only the tea.
 */
export function inComponents<L extends KitLine>(
  lines: readonly L[],
  wanted: ReadonlyMap<number, Quantity>,
  done: (component: L) => Quantity,
): Map<number, Quantity> {
  const kits = componentsByKit(lines);
  const units = new Map([...wanted].filter(([line]) => !kits.has(line)));
  for (const kit of lines) {
    const components = kits.get(kit.line);
    const more = wanted.get(kit.line);
    if (!components || more === undefined) continue;
    const whole = wholeKits(kit, components, done) + more;
    for (const one of components) {
      const missing = Math.max(0, (whole / ONE) * inOne(kit, one) - done(one));
      if (missing > 0) units.set(one.line, (units.get(one.line) ?? 0) + missing);
    }
  }
  return units;
}

/** What units of a line are worth something of: a component's share of its kit's price, else the line's own amounts. */
export function worthOf(line: UnitsWorth & Pick<KitLine, 'parent_line'> & MaybeShares): UnitsWorth {
  if (line.parent_line === null) return line;
  return {
    list_net: line.share_list_net ?? 0,
    discount: line.share_discount ?? 0,
    net: line.share_net ?? 0,
    tax: line.share_tax ?? 0,
    gross: line.share_gross ?? 0,
  };
}

/** As a line is stored: lines that are no components have none. */
export interface MaybeShares {
  readonly share_list_net: number | null;
  readonly share_discount: number | null;
  readonly share_net: number | null;
  readonly share_tax: number | null;
  readonly share_gross: number | null;
}

/** A line with its counters. */
export interface CountedLine extends KitLine {
  readonly cancelled: Quantity;
  readonly allocated: Quantity;
  readonly picked: Quantity;
  readonly shipped: Quantity;
  readonly delivered: Quantity;
  readonly return_requested: Quantity;
  readonly returned: Quantity;
}

/**
 * A kit's line with the counters of whole kits that its components' make up. What was cancelled of a component holds no
 * kit back: one that was sent without its tea has been sent. Other lines are as they are.
 */
function asCounted<L extends CountedLine>(line: L, components: readonly L[] | undefined): L {
  if (!components) return line;
  const upTo = (units: (one: L) => Quantity): Quantity =>
    wholeKits(line, components, (one) => one.cancelled + units(one)) - line.cancelled;
  const shipped = upTo((one) => one.shipped);
  const returned = upTo((one) => one.returned);
  return {
    ...line,
    shipped,
    allocated: upTo((one) => one.shipped + one.allocated) - shipped,
    picked: upTo((one) => one.shipped + one.picked) - shipped,
    delivered: upTo((one) => one.delivered),
    returned,
    return_requested: upTo((one) => one.returned + one.return_requested) - returned,
  };
}

/** All lines of an order, its kits with their own counters. */
export function withKitCounters<L extends CountedLine>(lines: readonly L[]): L[] {
  const kits = componentsByKit(lines);
  return lines.map((line) => asCounted(line, kits.get(line.line)));
}

/** The lines as they were sold: without what kits are made of. */
export function asSold<L extends CountedLine>(lines: readonly L[]): L[] {
  return withKitCounters(lines).filter(({ parent_line }) => parent_line === null);
}

/** The lines as people read them: what a kit is made of stands below it. */
export function nested<L extends Pick<KitLine, 'line' | 'parent_line'>>(lines: readonly L[]): L[] {
  return lines.toSorted(
    (a, b) =>
      (a.parent_line ?? a.line) - (b.parent_line ?? b.line) ||
      Number(a.parent_line !== null) - Number(b.parent_line !== null) ||
      a.line - b.line,
  );
}
