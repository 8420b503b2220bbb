/** What the kit needs of a process's streams, so that tests can hand in their own. */
export interface OutStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

export interface InStream extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
  readonly setRawMode?: (raw: boolean) => unknown;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Streams {
  readonly stdin: InStream;
  readonly stdout: OutStream;
  readonly stderr: OutStream;
  readonly env: Environment;
}
