import type { Platform } from '../../domain/exports/formats.ts';
import { offered } from '../../domain/exports/offered.ts';
import type { Shop } from '../../domain/shop.ts';
import { column, type Column, type Row } from '../../kit/view.ts';
import { sellablePages, type SellableProduct } from '../../store/list/exports/sellable.ts';
import { rowsOf, soldFrom, type Export, type Job } from '../export.ts';

/** How a platform takes stock: its header, and the cells that it reads; the others stay blank. */
export interface StockFormat {
  readonly format: Platform;
  readonly about: string;
  readonly header: (shop: Shop) => readonly string[];
  readonly delimiter?: string;
  readonly cells: (offer: Offer) => Row;
  /** What the person should know before the file is used. */
  readonly advice?: (job: Job) => string | undefined;
}

/** A product as it is offered; quantities in whole pieces, since no platform takes parts of one. */
export interface Offer {
  /** What the channel calls it. */
  readonly sku: string;
  readonly name: string;
  /** What may be sold there. */
  readonly quantity: number;
  /** What open orders of the channel hold already. */
  readonly open: number;
  /** The place's name. */
  readonly location: string;
  readonly shop: Shop;
}

/** Columns that are whole numbers for every platform; what else they read is text. */
const counted = /quantity|stock|on hand/i;

export function stockFor({ format, about, header, delimiter, cells, advice }: StockFormat): Export {
  return {
    of: 'stock',
    format,
    about,
    columns: (shop) => header(shop).map(columnOf),
    ...(delimiter === undefined ? {} : { dialect: { delimiter } }),
    pages: (job) => {
      const said = advice?.(job);
      if (said !== undefined) job.remark(said);
      const { reading, channel, since } = job;
      const wishes = { location: soldFrom(job), channel: channel?.id, since, goods: true };
      return rowsOf(sellablePages(reading, wishes), (product) => offersOf(product, job).map(cells));
    },
  };
}

function columnOf(name: string): Column {
  return column(name, counted.test(name) ? 'number' : 'text');
}

/** One a listing. Which of several listings open orders are of is not known, and none is told to hold them. */
function offersOf({ name, available, open, listings }: SellableProduct, job: Job): Offer[] {
  const held = listings.length === 1 ? open : 0;
  return listings.map(({ code, units }) => ({
    sku: code,
    name,
    quantity: offered(available, job, units),
    open: offered(held, { buffer: 0, cap: undefined }, units),
    location: job.home.name,
    shop: job.shop,
  }));
}
