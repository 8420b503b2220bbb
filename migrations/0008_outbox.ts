import { appendOnlyDdl, tableDdl, type Engine } from '../src/store/columns.ts';

const tables: Readonly<Record<string, string>> = {
  // Mail, written beside the fact that it tells of. What a message is about is data: a new kind changes no table.
  messages: `
    id int primary key, number int not null unique, kind text not null, to_name text, to_address text not null,
    subject text not null, body text not null, token text not null unique, queued_at text not null,
    queued_on text not null, operation_id int not null references operations (id),
    undone_by int references operations (id), attempts int not null default 0 check (attempts >= 0),
    sending int not null default 0 check (sending in (0, 1)), next_at text, sent_at text, failed_at text, said text,
    state text not null generated always as (case
      when undone_by is not null then 'withdrawn'
      when sent_at is not null then 'sent'
      when sending = 1 then 'sending'
      when failed_at is not null then 'failed'
      else 'waiting' end) stored,
    check (sent_at is null or failed_at is null), check (sending = 0 or sent_at is null)`,

  // A message is claimed before it is handed to the mail server; what became of it is written down afterwards.
  message_attempts: `
    id int primary key, message_id int not null references messages (id), began_at text not null,
    outcome text check (outcome in ('sent', 'deferred', 'refused', 'unknown')), ended_at text, said text,
    operation_id int not null references operations (id), check ((outcome is null) = (ended_at is null))`,
};

const indexes: readonly string[] = [
  `create index messages_operation on messages (operation_id)`,
  `create index messages_undone_by on messages (undone_by) where undone_by is not null`,
  `create index messages_waiting on messages (number) where sent_at is null`,
  `create index message_attempts_message on message_attempts (message_id)`,
  `create index message_attempts_operation on message_attempts (operation_id)`,
];

const attempt = 'id message_id began_at outcome ended_at said operation_id';
const setOnce = ['outcome', 'ended_at', 'said'];

export function outbox(engine: Engine): string[] {
  return [
    ...Object.entries(tables).map(([name, body]) => tableDdl(engine, name, body)),
    ...indexes,
    ...appendOnlyDdl(engine, 'message_attempts', attempt.split(' '), setOnce),
    engine === 'sqlite'
      ? `insert into counters (name, value) values ('message', 0)`
      : `create sequence number_of_message start 1 cache 1`,
  ];
}
