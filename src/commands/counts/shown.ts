import { formatQuantity } from '../../base/quantity.ts';
import type { CountRecord } from '../../store/list/counts.ts';
import type { Released } from '../../store/list/released.ts';
import type { Work } from '../../store/work.ts';
import { one, type Outcome } from '../../kit/command.ts';
import { countSheetView, countView, type CountShown } from '../../views/count.ts';

/** A count as a write shows it, with the promises that it ended. */
export async function shownCount(work: Work, number: string): Promise<CountShown> {
  const [{ showCount }, { releasedBy }] = await Promise.all([
    import('../../store/list/counts.ts'),
    import('../../store/list/released.ts'),
  ]);
  return { ...(await showCount(work, Number(number))), released: await releasedBy(work) };
}

/** A count with its sheet, which is what `--csv` is of. */
export function countOutcome(count: CountShown, remarks: Pick<Outcome, 'done' | 'next' | 'notes'>): Outcome {
  return one(countView, count, { ...remarks, parts: { view: countSheetView, things: count.lines } });
}

/** What a posted count has done, in words. */
export function postedWords({ header, lines }: CountRecord, released: readonly Released[] = []): string {
  const [changed, superseded] = [
    lines.filter((line) => !line.superseded && line.counted !== line.expected).length,
    lines.filter((line) => line.superseded).length,
  ];
  const lost = released.map(({ order, quantity }) => `#${order} (${formatQuantity(quantity)})`).join(', ');
  return [
    `Count ${header.number} is posted: ${lines.length} counted, ${changed} put right.`,
    ...(superseded === 0 ? [] : [`${superseded} left as they are, since a later count has set them.`]),
    ...(lost === '' ? [] : [`No longer promised to ${lost}.`]),
  ].join(' ');
}

/** What was counted in parts while goods came and went, in words. */
export function disturbedNotes({ header, lines }: CountRecord): string[] {
  const skus = lines.filter(({ disturbed }) => disturbed).map(({ sku }) => sku);
  if (skus.length === 0) return [];
  return [
    `Goods moved between the parts of what was counted of ${skus.join(', ')}; to be sure: docket counts add ${header.number} ${skus[0]} QTY --recount`,
  ];
}
