import { formatQuantity, ONE } from '../../base/quantity.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Shortage } from '../../domain/orders/place.ts';
import { loadLocations } from '../../store/load/locations.ts';
import { promisedTo } from '../../store/load/promised.ts';
import type { Work } from '../../store/work.ts';

interface Short {
  readonly shortages: readonly Shortage[];
  /** The one place that was to serve the order. */
  readonly location_id: number | null;
  /** The command that may be repeated with `--backorder`. */
  readonly command: string;
}

/** Says of every short product what there is, and who it is promised to. */
export async function shortOf(work: Work, { shortages, location_id, command }: Short): Promise<Refusal> {
  const at = location_id === null ? null : (await loadLocations(work)).byId(location_id).code;
  const parts: Part[] = [];
  for (const shortage of shortages)
    parts.push({ ...shortage, ...(await promisedTo(work, shortage.product_id)) });
  return new Refusal('stock.short', parts.map((part) => sentence(part, at)).join('\n'), {
    hint: `${command} --backorder      or  docket stock receive ${shortages[0]?.sku ?? 'SKU'} QTY`,
    details: {
      shortages: parts.map(({ sku, wanted, available, on_hand, promised, expired }) => ({
        sku,
        wanted: wanted / 1000,
        available: available / 1000,
        on_hand: on_hand / 1000,
        promised: promised / 1000,
        expired: expired / 1000,
      })),
    },
  });
}

type Part = Shortage & Awaited<ReturnType<typeof promisedTo>>;

function sentence(part: Part, at: string | null): string {
  const { sku, wanted, available, on_hand, promised, expired, orders } = part;
  const held =
    promised === 0
      ? ''
      : `, ${formatQuantity(promised)} promised to ${orders.map((number) => `#${number}`).join(', ')}`;
  const gone = expired === 0 ? '' : `, ${formatQuantity(expired)} expired`;
  const place = at === null ? '' : ` at ${at}`;
  const everywhere = at === null ? '' : ' in all places';
  const free = available === 0 ? 'None' : `Only ${formatQuantity(available)}`;
  const verb = available === 0 || available === ONE ? 'is' : 'are';
  return `${free} of ${sku} ${verb} available${place}, ${formatQuantity(wanted)} wanted (on hand ${formatQuantity(on_hand)}${everywhere}${held}${gone}).`;
}
