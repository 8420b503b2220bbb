import { chmodSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../support/folder.ts';
import { mailServer, saysNo, type MailServer } from '../support/mail-server.ts';
import { scriptIn, type Script } from '../support/script.ts';

type Env = Readonly<Record<string, string>>;

/** A shop with one mug too few; its clock stands at 2 March 2026, 10:00. */
async function lowShop(env: Env = {}): Promise<Script> {
  const say = scriptIn({ DOCKET_DB: `${newFolder()}/docket.db`, DOCKET_NOW: '2026-03-02T10:00:00Z', ...env });
  await say('init --name Kiosk --currency GBP --country GB --timezone Europe/London');
  await say('products add MUG --name "Blue mug" --price 9.50 --reorder-point 3 --reorder-quantity 6');
  await say('stock receive MUG 3');
  return say;
}

/** The same where mail goes through a server of this machine. */
async function mailingShop(server: MailServer, env: Env = {}): Promise<Script> {
  const say = await lowShop(env);
  await say('config set smtp_host 127.0.0.1');
  await say(`config set smtp_port ${server.port}`);
  await say('config set smtp_security none');
  await say('config set mail_from "Kiosk <kiosk@example.com>"');
  return say;
}

const low = 'stock low --new --exit-code --quiet --mail-to "Ann Lee <ann@example.com>"';

describe('mail', () => {
  it('tells the owner what runs low, once, through the mail server', async () => {
    const server = await mailServer();
    const say = await mailingShop(server);

    expect(await say(low)).toEqual({ status: 10, stdout: 'MUG\n', stderr: '' });
    expect(await say(low)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect((await say('notify preview 1')).stdout).toBe(
      [
        'From: Kiosk <kiosk@example.com>',
        'To: Ann Lee <ann@example.com>',
        'Subject: Kiosk: MUG is running low',
        '',
        'At or below the reorder point in Kiosk:',
        '',
        'MUG  Blue mug',
        '  3 available + 0 incoming - 0 waited for = 3 projected',
        '  reorder at 3: buy 6',
        '',
        'docket purchases suggest      works out what to order',
        '',
      ].join('\n'),
    );
    expect(await say('notify send --dry-run --quiet')).toMatchObject({ status: 0, stdout: '' });
    expect(server.letters).toEqual([]);

    expect(await say('notify send --quiet')).toEqual({ status: 0, stdout: '1\n', stderr: '' });
    expect(await say('notify send')).toEqual({
      status: 0,
      stdout: '',
      stderr: 'Nothing waits to be sent.\n',
    });

    expect(server.letters).toHaveLength(1);
    const [{ from, to, text } = { from: '', to: [], text: '' }] = server.letters;
    expect({ from, to }).toEqual({ from: 'kiosk@example.com', to: ['ann@example.com'] });
    expect(text).toContain('To: Ann Lee <ann@example.com>\r\n');
    expect(text).toContain('Subject: Kiosk: MUG is running low\r\n');
    expect(text).toMatch(/^Message-ID: <[0-9a-f]{32}@example\.com>\r$/m);
    expect((await say('notify list --csv=number,state,to,attempts,sent_at')).stdout).toBe(
      'number,state,to,attempts,sent_at\n1,sent,Ann Lee <ann@example.com>,1,2026-03-02T10:00:00.000Z\n',
    );
  });

  it('is not missed where it is not set up: what is low is said all the same', async () => {
    const say = await lowShop();

    expect(await say(low)).toEqual({
      status: 10,
      stdout: 'MUG\n',
      stderr: 'Nothing is mailed: mail is not set up.      docket config set smtp_host HOST, and mail_from\n',
    });
    expect(await say('notify list --quiet')).toMatchObject({ status: 0, stdout: '' });
    expect(await say('notify send')).toMatchObject({ status: 0, stdout: '' });
  });

  it('is refused by the send where it waits and is not set up any more', async () => {
    const say = await mailingShop(await mailServer());
    await say(low);
    await say('config set smtp_host ""');

    const { status, stderr } = await say('notify send');
    expect(status).toBe(78);
    expect(stderr).toContain('Mail is not set up: smtp_host is missing.');
    expect(stderr).toContain('docket config set smtp_host smtp.example.com');
  });

  it('waits where the server does not answer, and fails where it says no', async () => {
    const server = await mailServer({
      onRcptTo: ({ address }, _, done) => done(address.startsWith('gone') ? saysNo('no such user', 550) : null),
    });
    const say = await mailingShop(server);
    await say('stock low --mail-to gone@example.com --mail-to ann@example.com');
    await say('config set smtp_port 1');
    const silent = await say('notify send');
    expect(silent.status).toBe(69);
    expect(silent.stderr).toContain('The mail server 127.0.0.1:1 cannot be used');
    expect((await say('notify list --csv=number,state,attempts')).stdout).toBe('number,state,attempts\n2,waiting,0\n1,waiting,0\n');

    await say(`config set smtp_port ${server.port}`);
    const sent = await say('notify send --csv=number,state');
    expect(sent).toMatchObject({ status: 1, stdout: 'number,state\n1,failed\n2,sent\n' });
    expect(sent.stderr).toContain('Message 1 was refused: 550 no such user');
    expect(server.letters.map(({ to }) => to)).toEqual([['ann@example.com']]);
    expect((await say('db check')).status).toBe(0);
  }); // prettier-ignore

  it('is not sent twice where the line breaks after the text', async () => {
    const lines = new Set<Socket>();
    const server = await mailServer({
      onData(stream) {
        stream.resume();
        stream.on('end', () => lines.forEach((line) => line.destroy()));
      },
    });
    server.onLine((line) => lines.add(line));
    const say = await mailingShop(server);
    await say(low);

    const { status, stderr } = await say('notify send');
    expect(stderr).toContain('Message 1 may have arrived or not: the line broke');
    expect(status).toBe(69);
    expect((await say('notify send 1')).status).toBe(4);
  });

  it('goes through a server that asks who is there, with a password that nobody else can read', async () => {
    const asked: string[] = [];
    const server = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _, done) {
        asked.push(`${username} ${password}`);
        if (password === 'open sesame') done(null, { user: username });
        else done(saysNo('wrong password', 535));
      },
    });
    const file = path.join(newFolder(), 'password');
    writeFileSync(file, 'open sesame\n', { mode: 0o644 });
    const say = await mailingShop(server);
    await say('config set smtp_user kiosk');
    await say(low);

    expect((await say('notify send')).stderr).toContain('There is no password for kiosk at 127.0.0.1.');
    await say(`config set smtp_password_file ${file}`);
    const open = await say('notify send');
    expect(open.status).toBe(78);
    expect(open.stderr).toContain(`Others may read the password file ${file}.`);
    chmodSync(file, 0o600);
    expect(await say('notify send --quiet')).toMatchObject({ status: 0, stdout: '1\n' });
    expect(asked).toEqual(['kiosk open sesame']);

    const wrong = await mailingShop(server, { DOCKET_SMTP_PASSWORD: 'sesame', DOCKET_SMTP_USER: 'kiosk' });
    await wrong(low);
    const refused = await wrong('notify send');
    expect(refused.status).toBe(78);
    expect(refused.stderr).toContain('127.0.0.1 does not let kiosk in: 535');
    expect(refused.stderr).not.toContain('sesame');
  });

  it('does not go where everybody on the way could read it', async () => {
    const server = await mailServer({ disabledCommands: [] });
    const say = await mailingShop(server);
    await say('config set smtp_security starttls');
    await say(low);
    // The server's certificate is its own, and nobody vouches for it.
    const { status, stderr } = await say('notify send');
    expect(status).toBe(69);
    expect(stderr).toContain('certificate');

    await say('config set smtp_security none');
    await say('config set smtp_host smtp.example.com');
    const named = { DOCKET_SMTP_USER: 'kiosk', DOCKET_SMTP_PASSWORD: 'sesame' };
    const other = await mailingShop(server, named);
    await other(low);
    await other('config set smtp_host smtp.example.com');
    expect((await other('notify send')).stderr).toContain('A password is not sent to smtp.example.com where everybody');
  }); // prettier-ignore

  it('shows of a password only whether there is one, and takes none as an argument', async () => {
    const say = await lowShop();
    const shown = 'config list --csv=key,value';
    expect((await say(shown)).stdout).toContain('\nsmtp_password,\n');
    const refused = await say('config set smtp_password sesame');
    expect(refused.status).toBe(2);
    expect(refused.stderr).not.toContain('sesame');

    const secret = await lowShop({ DOCKET_SMTP_PASSWORD: 'sesame' });
    expect((await secret(shown)).stdout).toContain('\nsmtp_password,(hidden)\n');
    expect((await secret('config get smtp_password')).stdout).toBe('(hidden)\n');
    expect((await secret('config list --json')).stdout).not.toContain('sesame');
  });

  it.each([
    'ann@example.com,bob@example.com',
    'Ann, Lee <ann@example.com>',
    'Ann\r\nBcc: bob@example.com <ann@example.com>',
    'ann@example.com\u0000',
    'ann',
  ])('goes to nobody who is written like %j', async (written) => {
    const say = await lowShop();
    expect((await say(`stock low --mail-to '${written}'`)).status).toBe(2);
    expect((await say(`config set mail_from '${written}'`)).status).toBe(2);
  });
});

describe('an import', () => {
  it('tells nobody, unless --notify says so', async () => {
    const server = await mailServer();
    const say = await mailingShop(server);
    const file = path.join(newFolder(), 'stock.csv');
    writeFileSync(file, 'sku,quantity\nMUG,1\n');

    await say(`import stock ${file}`);
    expect((await say('notify list --quiet')).stdout).toBe('');
    expect((await say(`import stock ${file} --notify`)).stderr).toContain('Nobody is told what is running low');
    await say('config set mail_to ann@example.com');
    expect((await say(`import stock ${file} --notify --dry-run`)).status).toBe(0);
    expect((await say('notify list --quiet')).stdout).toBe('');

    const told = await say(`import stock ${file} --notify --idempotency-key monday`);
    expect(told.stderr).toContain('A mail to ann@example.com says what is running low.');
    await say(`import stock ${file} --notify --idempotency-key monday`);
    expect((await say('notify list --csv=number,kind,state,to')).stdout).toBe('number,kind,state,to\n1,low_stock,waiting,ann@example.com\n');
  }); // prettier-ignore
});
