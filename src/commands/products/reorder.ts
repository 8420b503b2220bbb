import { Refusal } from '../../base/refusal.ts';
import { parseDays, parseServiceLevel } from '../../domain/purchasing/reorder-policy.ts';
import { reckonedAloud } from '../../domain/purchasing/reckoning.ts';
import { many as rows, one, type Outcome } from '../../kit/command.ts';
import { decimal, many, text, toggle, value } from '../../kit/inputs.ts';
import type { ReorderRequest } from '../../operations/products/reorder.ts';
import type { ReorderRecord } from '../../store/list/reorder-points.ts';
import { productView } from '../../views/product.ts';
import { reorderView } from '../../views/reorder.ts';
import { blankable } from '../blank.ts';
import { command, type DeskContext, write } from '../desk.ts';

export default command({
  summary: 'Sets when a product is bought again, by hand or from its demand and lead time.',
  examples: [
    [
      'docket products reorder MUG --point 30 --quantity 50',
      'by hand: 50 more when no more than 30 are left',
    ],
    ['docket products reorder MUG --auto --dry-run', 'what demand and lead time say, with the arithmetic'],
    ['docket products reorder --all --auto --service-level 98%', 'all goods, surer than usual'],
  ],
  args: { sku: many(text('SKU', 'Which products')) },
  flags: {
    all: toggle('All goods that are sold'),
    auto: toggle('Reckon them from demand, lead time and service level'),
    service_level: value(
      '95%',
      'How sure it is to be not to run out (the setting service_level)',
      parseServiceLevel,
    ),
    review_days: value(
      'N',
      'Days between two looks at what should be bought (the setting review_days)',
      parseDays,
    ),
    point: blankable(decimal('QTY', 'Buy when no more than this is left')),
    quantity: blankable(decimal('QTY', 'How much to buy then')),
    up_to: blankable(decimal('QTY', 'What there is to be after buying')),
  },
  view: reorderView,
  writes: true,
  lists: true,
  async run(context, { args: { sku }, flags }) {
    const { all, auto, service_level, review_days, ...levels } = flags;
    refuseMixed(sku, {
      all,
      auto,
      byHand: Object.values(levels).some((level) => level !== undefined),
      reckons: service_level !== undefined || review_days !== undefined,
    });
    if (auto) return reckon(context, { sku, service_level, review_days });
    return byHand(context, { sku: sku[0] ?? '', ...levels });
  },
});

interface Said {
  readonly all: boolean;
  readonly auto: boolean;
  readonly byHand: boolean;
  readonly reckons: boolean;
}

interface Rule {
  readonly broken: (skus: readonly string[], said: Said) => boolean;
  readonly message: string;
  readonly hint: string;
}

const rules: readonly Rule[] = [
  {
    broken: (_, { auto, byHand, reckons }) => !auto && !byHand && !reckons,
    message: 'Reckoned, or set by hand?',
    hint: '--auto      or --point QTY --quantity QTY --up-to QTY',
  },
  {
    broken: (_, { auto, byHand }) => auto && byHand,
    message: 'Either --auto, or --point, --quantity and --up-to.',
    hint: 'docket products reorder SKU --auto',
  },
  {
    broken: (_, { auto, reckons }) => !auto && reckons,
    message: '--service-level and --review-days go with --auto.',
    hint: 'docket products reorder SKU --auto --service-level 98%',
  },
  {
    broken: (skus, { all }) => all === skus.length > 0,
    message: 'Either the products or --all.',
    hint: 'docket products reorder --all --auto',
  },
  {
    broken: (skus, { all, byHand, auto }) => byHand && !auto && (all || skus.length > 1),
    message: 'By hand it is set for one product at a time.',
    hint: 'docket products reorder SKU --point QTY',
  },
];

/** Refuses (2) what does not go together. */
function refuseMixed(skus: readonly string[], said: Said): void {
  const broken = rules.find((rule) => rule.broken(skus, said));
  if (broken) throw new Refusal('usage', broken.message, { hint: broken.hint });
}

async function byHand(context: DeskContext, request: ReorderRequest): Promise<Outcome> {
  const [{ setReorder }, { showProduct }] = await Promise.all([
    import('../../operations/products/reorder.ts'),
    import('../../store/list/products.ts'),
  ]);
  const record = await write(context, { command: 'products reorder', request }, setReorder, showProduct);
  return one(productView, record, { done: `${record.product.sku} is bought again as asked.` });
}

interface Auto {
  readonly sku: readonly string[];
  readonly service_level: number | undefined;
  readonly review_days: number | undefined;
}

async function reckon(context: DeskContext, request: Auto): Promise<Outcome> {
  const [{ setReorderPoints }, { showReorderPoints }] = await Promise.all([
    import('../../operations/products/reorder.ts'),
    import('../../store/list/reorder-points.ts'),
  ]);
  const records = await write(
    context,
    { command: 'products reorder', request },
    setReorderPoints,
    (work, operation) => showReorderPoints(work, Number(operation), { today: work.today, request }),
  );
  return rows(reorderView, records, {
    ...aloud(records, context.rows),
    done: summed(records),
    ...(records.some(({ outcome }) => outcome === 'set') ? { next: 'docket purchases suggest' } : {}),
  });
}

/** The arithmetic of what is shown. */
function aloud(records: readonly ReorderRecord[], most: number | undefined): { header?: string } {
  const lines = records
    .slice(0, most)
    .map(
      ({ product, reckoned, reason }) =>
        `${product.sku}  ${reckoned ? reckonedAloud(reckoned) : `left alone: ${reason ?? ''}`}`,
    );
  return lines.length === 0 ? {} : { header: lines.join('\n') };
}

function summed(records: readonly ReorderRecord[]): string {
  const count = (outcome: ReorderRecord['outcome']): number =>
    records.filter((record) => record.outcome === outcome).length;
  return `${count('set')} reorder points are set, ${count('unchanged')} stay as they are, ${count('skipped')} were left alone.`;
}
