import { Refusal } from '../../base/refusal.ts';
import { freeTextProblems } from '../free-text.ts';
import type { Setting } from '../settings.ts';
import { parseAddress, writtenAddress } from './address.ts';

/** The setting that is none: a password is never kept with the books, nor typed as an argument. */
export const PASSWORD = 'smtp_password';

/** How mail leaves the shop; an empty value is none. */
export const mailSettings: readonly Setting[] = [
  setting('smtp_host', 'The mail server that messages are sent through', host),
  setting('smtp_port', 'Its port; 465 with tls, 587 with starttls and 25 with none unless it is set', port),
  setting('smtp_user', 'Who logs in there, where somebody has to', line),
  setting('smtp_password_file', 'A file with the password, which only you can read (mode 0600)', line),
  setting(PASSWORD, 'In DOCKET_SMTP_PASSWORD or the password file, never here', refusePassword),
  setting('mail_from', 'Who messages come from, such as Shop <shop@example.com>', address),
  setting('mail_to', 'Who is told by mail when an import with --notify leaves something low', address),
];

function setting(key: string, about: string, read: (typed: string) => string): Setting {
  return { key, about, fallback: '', parse: (typed) => (typed.trim() === '' ? '' : read(typed.trim())) };
}

/** What was typed is not said again: an address of a server may hold a password. */
function host(typed: string): string {
  if (/^[\p{L}\p{N}]([\p{L}\p{N}.:-]*[\p{L}\p{N}])?$/u.test(typed) && typed.length <= 253) return typed;
  throw new Refusal('input.invalid', 'That is no name of a mail server such as smtp.example.com.', {
    hint: 'docket config set smtp_host smtp.example.com',
  });
}

function port(typed: string): string {
  const number = /^\d{1,5}$/.test(typed) ? Number(typed) : 0;
  if (number >= 1 && number <= 65_535) return String(number);
  throw new Refusal('input.invalid', `“${typed}” is no port such as 587.`, { details: { value: typed } });
}

function line(typed: string): string {
  const [problem] = freeTextProblems({ value: typed });
  if (problem) throw problem;
  return typed;
}

function address(typed: string): string {
  return writtenAddress(parseAddress(typed));
}

function refusePassword(): never {
  throw new Refusal('input.invalid', 'A password is never kept with the shop, nor typed as an argument.', {
    hint: 'DOCKET_SMTP_PASSWORD=…      or docket config set smtp_password_file FILE, which only you can read',
  });
}
