import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Refusal } from '../base/refusal.ts';
import type { Address } from '../domain/notify/address.ts';
import type { MailSetup } from '../domain/notify/setup.ts';
import type { Handed, Outgoing, Sender } from './sender.ts';

const SECONDS = 1000;

/** Of an error of the connection: what the server answered, if it did. */
type Trouble = Error & {
  readonly code?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
};

/** Opens a line to the mail server and logs in; refuses (69) one that does not answer, (78) one that lets nobody in. */
export async function connectSmtp(setup: MailSetup, password: string | null): Promise<Sender> {
  refuseInTheClear(setup, password);
  const { host, port, security, user } = setup;
  const line = new SMTPConnection({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: 15 * SECONDS,
    greetingTimeout: 15 * SECONDS,
    socketTimeout: 60 * SECONDS,
  });
  try {
    await connected(line);
    if (user !== null) await once((done) => line.login({ user, pass: password ?? '' }, done));
  } catch (error) {
    line.close();
    throw notConnected(setup, error as Trouble);
  }
  // Trouble is told to whoever sends.
  line.on('error', () => {});
  return { send: (message) => handOver(line, message), close: () => line.quit() };
}

const here = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

function refuseInTheClear({ security, host, user }: MailSetup, password: string | null): void {
  if (user !== null && password === null)
    throw new Refusal('config', `There is no password for ${user} at ${host}.`, {
      hint: 'DOCKET_SMTP_PASSWORD=…      or docket config set smtp_password_file FILE',
    });
  if (user === null || security !== 'none' || here.test(host)) return;
  throw new Refusal('config', `A password is not sent to ${host} where everybody on the way can read it.`, {
    hint: 'docket config set smtp_security starttls',
  });
}

function connected(line: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    line.once('error', reject);
    line.connect((error) => {
      line.off('error', reject);
      if (error) reject(error);
      else resolve();
    });
  });
}

function once(doing: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => doing((error) => (error ? reject(error) : resolve())));
}

function notConnected({ host, port, user }: MailSetup, error: Trouble): Refusal {
  const details = { host, port, said: saidBy(error) };
  if (error.code === 'EAUTH')
    return new Refusal('config', `${host} does not let ${user} in: ${saidBy(error)}`, {
      hint: 'docket config list      shows smtp_user; the password is in DOCKET_SMTP_PASSWORD or its file',
      details,
    });
  return new Refusal('mail.unreachable', `The mail server ${host}:${port} cannot be used: ${saidBy(error)}`, {
    hint: 'Messages wait; docket notify send tries again.      docket config list      shows smtp_host',
    details,
  });
}

async function handOver(line: SMTPConnection, message: Outgoing): Promise<Handed> {
  const { from, to } = message;
  const raw = await composed(message);
  let begun = false;
  // Read only once the server has said that it takes the text.
  const text = new Readable({
    read() {
      begun = true;
      this.push(raw);
      this.push(null);
    },
  });
  try {
    const response = await sentThrough(line, { from: from.address, to: [to.address] }, text);
    return { outcome: 'sent', said: response, broken: false };
  } catch (error) {
    const handed = notSent(error as Trouble, begun);
    // What was begun with this message is forgotten before the next.
    if (!handed.broken) await once((done) => line.reset(done)).catch(() => {});
    return handed;
  }
}

function sentThrough(
  line: SMTPConnection,
  envelope: { readonly from: string; readonly to: string[] },
  text: Readable,
): Promise<string | null> {
  return new Promise((resolve, reject) =>
    line.send(envelope, text, (error, info) => (error ? reject(error) : resolve(info?.response ?? null))),
  );
}

/** The server closes the line. */
const CLOSING = 421;

/** No answer after the text had begun to leave: whether it arrived, nobody knows. */
function notSent(error: Trouble, begun: boolean): Handed {
  const { responseCode = 0, code } = error;
  const said = saidBy(error);
  if (responseCode >= 500) return { outcome: 'refused', said, broken: false };
  if (responseCode >= 400) return { outcome: 'deferred', said, broken: responseCode === CLOSING };
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { outcome: 'refused', said, broken: false };
  return { outcome: begun ? 'unknown' : 'deferred', said, broken: true };
}

function saidBy({ response, message }: Trouble): string {
  return (response || message).replaceAll(/\s+/g, ' ').slice(0, 500);
}

async function composed({ from, to, subject, body, token }: Outgoing): Promise<Buffer> {
  const host = from.address.slice(from.address.lastIndexOf('@') + 1);
  const composer = new MailComposer({
    from: party(from),
    to: party(to),
    subject,
    text: body,
    messageId: `<${token}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function party({ name, address }: Address): { name: string; address: string } {
  return { name: name ?? '', address };
}
