import type PDFDocument from 'pdfkit';

/** The letters that are put into the file, as the bytes of TrueType fonts. */
export interface Fonts {
  readonly plain: Uint8Array;
  readonly bold: Uint8Array;
}

/** Pages while they are drawn; lengths are in points. */
export interface Sheet {
  readonly pdf: InstanceType<typeof PDFDocument>;
  /** Between the margins. */
  readonly width: number;
  /** Where a page ends. */
  readonly bottom: number;
}

export const MARGIN = 50;
export const PLAIN = 'plain';
export const BOLD = 'bold';
export const ink = '#1a1a1a';
export const grey = '#666666';
const line = '#bbbbbb';

/** A line across the page where the next thing would stand. */
export function rule({ pdf, width }: Pick<Sheet, 'pdf' | 'width'>, thickness: number): void {
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(MARGIN + width, pdf.y)
    .lineWidth(thickness)
    .strokeColor(thickness > 1 ? ink : line)
    .stroke();
}
