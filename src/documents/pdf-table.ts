import type { Document, DocumentColumn, DocumentRow } from './document.ts';
import { BOLD, grey, ink, MARGIN, PLAIN, rule, type Sheet } from './pdf-sheet.ts';

/** A column, and where it stands on the page. */
interface PlacedColumn extends DocumentColumn {
  readonly left: number;
  readonly width: number;
}

const [SIZE, SMALL, GAP, LEAST] = [9.5, 8, 14, 120];

/** As wide as what stands in them, up to a fifth of the page each; one has the room that is left. */
export function columnsIn({ pdf, width }: Sheet, { columns, rows }: Document['table']): PlacedColumn[] {
  pdf.font(BOLD, SMALL);
  const heads = columns.map(({ head }) => pdf.widthOfString(head));
  pdf.font(PLAIN, SIZE);
  const natural = columns.map((_, at) => {
    const widest = Math.max(heads[at] ?? 0, ...rows.map(({ cells }) => pdf.widthOfString(cells[at] ?? '')));
    return Math.min(widest, width / 5) + 1;
  });
  const others = columns.reduce((sum, { grows }, at) => sum + (grows ? 0 : (natural[at] ?? 0) + GAP), 0);
  let left = MARGIN;
  return columns.map((column, at) => {
    const own = column.grows ? Math.max(LEAST, width - others) : (natural[at] ?? 0);
    const placed = { ...column, left, width: own };
    left += own + GAP;
    return placed;
  });
}

export function drawHead(sheet: Sheet, columns: readonly PlacedColumn[]): void {
  const { pdf } = sheet;
  const top = pdf.y;
  pdf.font(BOLD, SMALL).fillColor(grey);
  for (const { head, align, left, width } of columns)
    pdf.text(head, left, top, { width, align, lineBreak: false });
  pdf.y = top + SMALL + 6;
  rule(sheet, 1.2);
  pdf.y += 6;
}

/** A row stays together; what does not fit any more begins the next page, below the head again. */
export function drawRow(sheet: Sheet, columns: readonly PlacedColumn[], row: DocumentRow): void {
  const { pdf, bottom } = sheet;
  if (pdf.y + heightOf(sheet, columns, row) > bottom) {
    pdf.addPage();
    drawHead(sheet, columns);
  }
  const top = pdf.y;
  const ends = columns.map(({ align, grows, left, width }, at) => {
    pdf.font(PLAIN, SIZE).fillColor(ink);
    pdf.text(row.cells[at] ?? '', left, top, { width, align });
    if (!grows || row.beside === undefined) return pdf.y;
    pdf
      .font(PLAIN, SMALL)
      .fillColor(grey)
      .text(row.beside, left, pdf.y + 1, { width });
    return pdf.y;
  });
  pdf.y = Math.max(...ends) + 5;
  rule(sheet, 0.5);
  pdf.y += 5;
}

function heightOf({ pdf }: Sheet, columns: readonly PlacedColumn[], row: DocumentRow): number {
  const heights = columns.map(({ grows, width }, at) => {
    pdf.font(PLAIN, SIZE);
    const own = pdf.heightOfString(row.cells[at] ?? '', { width });
    if (!grows || row.beside === undefined) return own;
    pdf.font(PLAIN, SMALL);
    return own + 1 + pdf.heightOfString(row.beside, { width });
  });
  return Math.max(...heights) + 10;
}
