import type { Command } from '../kit/command.ts';
import { one } from '../kit/command.ts';
import { required, text, toggle, wholeNumber } from '../kit/inputs.ts';
import type { PartyKind } from '../operations/parties/read.ts';
import { customerView, partyView, supplierView } from '../views/party.ts';
import { blankable } from './blank.ts';
import { command, read, write, type Desk, type DeskContext } from './desk.ts';
import { refuseNothing } from './nothing.ts';
import { shown } from './shown.ts';

/** The commands that customers and suppliers have in common, by their verb. */
export const partyCommands = {
  list: listCommand,
  show: showCommand,
  add: addCommand,
  edit: editCommand,
  archive: archiveCommand,
} as const;

const examples = {
  customer: { code: 'ANN', name: 'Ann Lee', email: 'ann@example.com', terms: 'days until an order on account is due' },
  supplier: { code: 'POTTER', name: 'Whitby Pottery', email: 'sales@pottery.example', terms: 'days until we have to pay' },
} as const; // prettier-ignore

const details = (kind: PartyKind) => ({
  email: blankable(text('ADDRESS', 'Their e-mail address')),
  phone: blankable(text('NUMBER', 'Their telephone')),
  line1: blankable(text('STREET', 'Their address: street and number')),
  line2: blankable(text('TEXT', 'Anything between street and town')),
  city: blankable(text('TOWN', 'Their town')),
  postcode: blankable(text('CODE', 'Their postcode')),
  country: blankable(text('CODE', 'ISO 3166, such as GB')),
  terms: wholeNumber('DAYS', `Whole ${examples[kind].terms}`),
  note: blankable(text('TEXT', 'For ourselves')),
});

function listCommand(kind: PartyKind): Command<Desk> {
  return command({
    summary: `Lists the ${kind}s, by code.`,
    examples: [[`docket ${kind}s list --search ${examples[kind].name.split(' ')[0]}`, 'by part of a name, e-mail, telephone or postcode']],
    flags: {
      search: text('TEXT', 'Part of a code, name, e-mail, telephone or postcode'),
      archived: toggle('Those in the archive'),
    },
    view: partyView,
    async run(context, { flags }) {
      const { listParties } = await import('../store/list/parties.ts');
      return shown(context, { view: partyView, which: 'first', what: `${kind}s` }, (limit) =>
        read(context, (reading) => listParties(reading, kind, { ...flags, limit })),
      );
    },
  }); // prettier-ignore
}

function showCommand(kind: PartyKind): Command<Desk> {
  return command({
    summary:
      kind === 'customer'
        ? 'Shows one customer, and what was ordered.'
        : 'Shows one supplier, and what it asks for what it sells.',
    examples: [[`docket ${kind}s show ${examples[kind].code}`, 'by code']],
    args: { code: required(text('CODE', `The ${kind}’s code`)) },
    view: viewOf(kind),
    async run(context, { args }) {
      const { showCustomer, showSupplier } = await import('../store/list/parties.ts');
      if (kind === 'customer')
        return one(customerView, await read(context, (reading) => showCustomer(reading, args.code)), {
          next: `docket orders list --customer ${args.code}`,
        });
      return one(supplierView, await read(context, (reading) => showSupplier(reading, args.code)), {
        next: `docket products list --supplier ${args.code}`,
      });
    },
  });
}

function addCommand(kind: PartyKind): Command<Desk> {
  const { code, name, email } = examples[kind];
  return command({
    summary: `Adds a ${kind}.`,
    examples: [[`docket ${kind}s add ${code} --name "${name}" --email ${email} --terms 30`, 'on 30 days']],
    args: { code: required(text('CODE', 'One word that is theirs alone')) },
    flags: { name: required(text('NAME', 'Who they are')), ...details(kind) },
    view: viewOf(kind),
    writes: true,
    async run(context, { args, flags }) {
      const { addParty } = await import('../operations/parties/add.ts');
      return written(context, kind, { verb: 'add', request: { ...args, ...flags, kind }, operation: addParty }, `${args.code} is written down.`);
    },
  }); // prettier-ignore
}

function editCommand(kind: PartyKind): Command<Desk> {
  const { code } = examples[kind];
  const flags = {
    name: text('NAME', 'Who they are'),
    ...details(kind),
    restore: toggle('Back from the archive'),
  };
  return command({
    summary: `Changes a ${kind}.`,
    examples: [[`docket ${kind}s edit ${code} --phone "+44 1947 600000" --note ""`, 'a new telephone, and no note any more']],
    args: { code: required(text('CODE', `The ${kind}’s code`)) },
    flags,
    view: viewOf(kind),
    writes: true,
    async run(context, { args, flags: given }) {
      refuseNothing(given, flags, `docket ${kind}s edit ${args.code}`);
      const { editParty } = await import('../operations/parties/edit.ts');
      return written(context, kind, { verb: 'edit', request: { ...args, ...given, kind }, operation: editParty }, `${args.code} is as asked.`);
    },
  }); // prettier-ignore
}

function archiveCommand(kind: PartyKind): Command<Desk> {
  const { code } = examples[kind];
  return command({
    summary: `Takes a ${kind} out of the lists; nothing of the past is lost.`,
    examples: [[`docket ${kind}s archive ${code}`, `${kind}s edit ${code} --restore brings them back`]],
    args: { code: required(text('CODE', `The ${kind}’s code`)) },
    view: viewOf(kind),
    writes: true,
    async run(context, { args }) {
      const { archiveParty } = await import('../operations/parties/archive.ts');
      return written(context, kind, { verb: 'archive', request: { ...args, kind }, operation: archiveParty }, `${args.code} is archived.`);
    },
  }); // prettier-ignore
}

function viewOf(kind: PartyKind) {
  return kind === 'customer' ? customerView : supplierView;
}

type Operation<Request> = Parameters<typeof write<Request, unknown>>[2];

interface Written<Request> {
  readonly verb: 'add' | 'edit' | 'archive';
  readonly request: Request;
  readonly operation: Operation<Request>;
}

async function written<Request>(
  context: DeskContext,
  kind: PartyKind,
  { verb, request, operation }: Written<Request>,
  done: string,
) {
  const { showCustomer, showSupplier } = await import('../store/list/parties.ts');
  const asked = { command: `${kind}s ${verb}`, request };
  return kind === 'customer'
    ? one(customerView, await write(context, asked, operation, showCustomer), { done })
    : one(supplierView, await write(context, asked, operation, showSupplier), { done });
}
