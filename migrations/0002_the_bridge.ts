import { appendOnlyDdl, tableDdl, type Engine } from '../src/store/columns.ts';

const tables: Readonly<Record<string, string>> = {
  // What a channel last said of an order: an older file changes nothing, and the same again is nothing new.
  channel_reports: `
    id int primary key, order_id int not null references orders (id), updated_at text,
    content_hash text not null, operation_id int not null references operations (id)`,

  // What cannot be so and is so all the same, until somebody settles it.
  exceptions: `
    id int primary key, kind text not null check (kind in ('oversold')), order_id int not null references orders (id),
    order_line_id int not null references order_lines (id), quantity int not null check (quantity > 0),
    raised_at text not null, raised_on text not null, operation_id int not null references operations (id)`,

  // Which column holds which field, for files that come again; by the fingerprint of their header.
  import_profiles: `
    id int primary key, name text not null, kind text not null, format text not null, mapping text not null,
    fingerprint text not null, operation_id int not null references operations (id),
    undone_by int references operations (id)`,
};

const indexes: readonly string[] = [
  `create index channel_reports_order on channel_reports (order_id)`,
  `create index channel_reports_operation on channel_reports (operation_id)`,
  `create index exceptions_order on exceptions (order_id)`,
  `create index exceptions_line on exceptions (order_line_id)`,
  `create index exceptions_operation on exceptions (operation_id)`,
  `create unique index import_profiles_name on import_profiles (kind, name) where undone_by is null`,
  `create index import_profiles_fingerprint on import_profiles (kind, fingerprint)`,
  `create index import_profiles_operation on import_profiles (operation_id)`,
  `create index import_profiles_undone_by on import_profiles (undone_by) where undone_by is not null`,
];

const facts: Readonly<Record<string, string>> = {
  channel_reports: 'id order_id updated_at content_hash operation_id',
  exceptions: 'id kind order_id order_line_id quantity raised_at raised_on operation_id',
};

export function theBridge(engine: Engine): string[] {
  return [
    ...Object.entries(tables).map(([name, body]) => tableDdl(engine, name, body)),
    ...indexes,
    ...Object.entries(facts).flatMap(([table, columns]) => appendOnlyDdl(engine, table, columns.split(' '))),
  ];
}
