import { column, type View } from '../kit/view.ts';
import type { OperationRecord } from '../store/list/operations.ts';

export const operationView: View<OperationRecord> = {
  name: 'operation',
  key: 'operation',
  columns: [
    column('operation', 'number'),
    column('at', 'instant'),
    column('command', 'text'),
    column('subject', 'text'),
    column('actor', 'text', 'Who'),
    column('undone', 'word'),
  ],
  shown: ['operation', 'at', 'command', 'subject', 'actor', 'undone'],
  important: ['operation', 'command', 'subject', 'undone'],
  row: ({ id, at, actor, command, subject, undone }) => ({
    operation: id,
    at,
    command,
    subject,
    actor,
    undone,
  }),
};
