import { sql } from 'kysely';
import type { Check } from './check.ts';

const shares = ['list_net', 'discount', 'net', 'tax', 'gross'] as const;

/** Of an order's lines: a component stands below a line that is none, shares its price, and has no amounts of its own. */
export const kitLines: Check = {
  name: 'kit_lines',
  law: 'the components of a kit share its price between them, and each is so much of every kit',
  async breaches({ tx }) {
    const sums = sql.raw(shares.map((name) => `sum(c.share_${name}) as ${name}`).join(', '));
    const differ = sql.raw(shares.map((name) => `k.${name} <> s.${name}`).join(' or '));
    const { rows: apart } = await sql<Where>`
      select o.number, k.line from order_lines k join orders o on o.id = k.order_id
      join (select c.order_id, c.parent_line, ${sums} from order_lines c where c.parent_line is not null
        group by c.order_id, c.parent_line) s on s.order_id = k.order_id and s.parent_line = k.line
      where ${differ}`.execute(tx);
    const own = sql.raw(
      shares.flatMap((name) => [`c.${name} <> 0`, `c.cancelled_${name} <> 0`]).join(' or '),
    );
    const { rows: strange } = await sql<Where>`
      select o.number, c.line from order_lines c join orders o on o.id = c.order_id
      left join order_lines k on k.order_id = c.order_id and k.line = c.parent_line
      where (c.parent_line is null and c.share_gross is not null)
        or (c.parent_line is not null and (k.id is null or k.parent_line is not null or k.stocked = 1 or c.stocked = 0
          or c.share_gross is null or c.ordered * 1000 % k.ordered <> 0 or ${own}))`.execute(tx);
    return [
      ...apart.map((at) => `${named(at)}: its components do not share what it costs`),
      ...strange.map((at) => `${named(at)} is no component as it should be`),
    ];
  },
};

/** A kit is cancelled when all of its components are. */
export const kitCounters: Check = {
  name: 'kit_counters',
  law: 'as many of a kit are cancelled as all of its components make up',
  async breaches({ tx }) {
    const { rows } = await sql<Where & { cancelled: number; whole: number }>`
      select o.number, k.line, k.cancelled, c.whole from order_lines k join orders o on o.id = k.order_id
      join (select c.order_id, c.parent_line, min(c.cancelled / (c.ordered * 1000 / k.ordered)) * 1000 as whole
        from order_lines c join order_lines k on k.order_id = c.order_id and k.line = c.parent_line
        group by c.order_id, c.parent_line) c on c.order_id = k.order_id and c.parent_line = k.line
      where k.cancelled <> c.whole`.execute(tx);
    return rows.map(
      (row) => `${named(row)}: ${row.cancelled / 1000} cancelled, its components say ${row.whole / 1000}`,
    );
  },
};

/** What a kit is made of has stock; the kit itself has none, and is part of nothing. */
export const recipes: Check = {
  name: 'recipes',
  law: 'a kit has a recipe of goods that are no kits, and no stock of its own',
  async breaches({ tx }) {
    const { rows } = await sql<{ sku: string; what: string }>`
      select p.sku, 'is a kit without a recipe' as what from products p
        where p.kit = 1 and p.id not in (select kit_id from recipes)
      union all select p.sku, 'has a recipe and is no kit' from products p
        where p.kit = 0 and p.id in (select kit_id from recipes)
      union all select k.sku, 'is made of ' || p.sku || ', which cannot be part of a kit' from recipes r
        join products k on k.id = r.kit_id join products p on p.id = r.product_id where p.kit = 1 or p.kind <> 'goods'
      union all select p.sku, 'is a kit and lies at ' || l.code from products p join stock_levels s on s.product_id = p.id
        join locations l on l.id = s.location_id where p.kit = 1 and s.quantity <> 0`.execute(tx);
    return rows.map(({ sku, what }) => `${sku} ${what}`);
  },
};

interface Where {
  readonly number: number;
  readonly line: number;
}

function named({ number, line }: Where): string {
  return `#${number} line ${line}`;
}
