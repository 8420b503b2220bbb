// The floor of a report: its bare SQL in a Node that does nothing else. sales.ts FILE.db
import Database from 'better-sqlite3';

const database = new Database(process.argv[2] ?? '', { readonly: true });
const rows = database
  .prepare(
    `select substr(o.placed_on, 1, 7) as month, sum(l.list_net - l.cancelled_list_net) as gross_sales,
      sum(l.list_net - l.cancelled_list_net - l.net + l.cancelled_net) as discounts, sum(l.tax - l.cancelled_tax) as tax,
      sum(l.ordered - l.cancelled) as units, count(*) as rows_read
    from orders o join order_lines l on l.order_id = o.id
    where o.placed_on between '2025-01-01' and '2025-12-31' and o.lifecycle <> 'draft' and o.undone_by is null
    group by substr(o.placed_on, 1, 7) order by month`,
  )
  .all();
process.stdout.write(`${JSON.stringify(rows)}\n`);
