import type Database from 'better-sqlite3';
import { hashOf } from '../../src/store/record/index.ts';
import { adder, type Add, type Row } from '../floors/bare.ts';

export interface Size {
  readonly products: number;
  readonly orders: number;
  readonly moves: number;
}

/** A product as these books know it; units are pieces, and its cost is always the same, in minor units. */
export interface Stocked {
  readonly id: number;
  readonly sku: string;
  readonly cost: number;
  readonly supplier_id: number;
  lying: number;
  promised: number;
}

/** What a move is of. */
export interface Moved {
  readonly kind: 'receipt' | 'shipment';
  readonly order_line_id: number | null;
  readonly shipment_id: number | null;
}

/** Books that are written bare: ids, the log and the levels are kept as docket keeps them. */
export class Books {
  readonly size: Size;
  readonly products: Stocked[] = [];
  readonly main: number;
  readonly web: number;
  readonly numbers = { order: 1_000, shipment: 0, purchase: 0 };
  readonly #database: Database.Database;
  readonly #adders = new Map<string, Add>();
  readonly #places: Readonly<Record<Moved['kind'], readonly [from: number, to: number]>>;
  #id: number;
  #dice = 42;

  constructor(database: Database.Database, size: Size) {
    this.#database = database;
    this.size = size;
    const place = (kind: string): number => this.#found(`select id from locations where kind = '${kind}'`);
    this.main = place('shop');
    this.#places = { receipt: [place('supplier'), this.main], shipment: [this.main, place('customer')] };
    this.web = this.#found(`select id from channels where code = 'web'`);
    this.#id = this.#found(`select value as id from counters where name = 'id'`);
  }

  #found(text: string): number {
    return (this.#database.prepare(text).get() as { id: number }).id;
  }

  next(): number {
    this.#id += 1;
    return this.#id;
  }

  /** Always the same numbers between 0 and 1. */
  roll(): number {
    this.#dice = (Math.imul(this.#dice, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#dice / 2 ** 32;
  }

  add(table: string, row: Row): void {
    const add = this.#adders.get(table) ?? adder(this.#database, table);
    this.#adders.set(table, add);
    add(row);
  }

  operation(on: string, command: string, subject: string): number {
    const id = this.next();
    const log = { content_hash: 'bench', idempotency_key: null, undoes: null };
    this.add('operations', { id, at: `${on}T12:00:00.000Z`, actor: 'bench', command, subject, ...log });
    return id;
  }

  event(operation_id: number, type: string, entity: string, entity_id: number): void {
    const entry = { operation_id, type, entity, entity_id, payload: '{}' };
    this.add('events', { id: this.next(), ...entry, hash: hashOf(entry) });
  }

  move(
    operation_id: number,
    on: string,
    product: Stocked,
    { units, of }: { units: number; of: Moved },
  ): void {
    const [from_location_id, to_location_id] = this.#places[of.kind];
    product.lying += of.kind === 'receipt' ? units : -units;
    this.add('stock_moves', {
      id: this.next(), product_id: product.id, from_location_id, to_location_id, quantity: units * 1_000,
      value: units * product.cost, moved_at: `${on}T12:00:00.000Z`, moved_on: on, ...of, operation_id,
    }); // prettier-ignore
  }

  /** What is cached of the moves and promises, and the numbers that were used up. */
  close(): void {
    for (const { id, cost, lying, promised } of this.products) {
      const [quantity, allocated] = [lying * 1_000, promised * 1_000];
      this.add('stock_levels', {
        product_id: id,
        location_id: this.main,
        quantity,
        allocated,
        value: lying * cost,
      });
    }
    const count = this.#database.prepare('update counters set value = ? where name = ?');
    for (const [name, value] of Object.entries({ id: this.#id, ...this.numbers }))
      count.run(BigInt(value), name);
  }
}
