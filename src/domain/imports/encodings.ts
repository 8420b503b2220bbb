/** How the text of a file may be encoded. */
export const encodings = [
  'utf_8',
  'utf_16le',
  'utf_16be',
  'windows_1252',
  'iso_8859_1',
  'mac_roman',
] as const;

export type Encoding = (typeof encodings)[number];
