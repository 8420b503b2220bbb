import PDFDocument from 'pdfkit';
import { columnsIn, drawHead, drawRow } from './pdf-table.ts';
import type { Document } from './document.ts';
import { BOLD, PLAIN, grey, ink, MARGIN, rule, type Fonts, type Sheet } from './pdf-sheet.ts';

/** A document as pages: PDF, with its fonts in it. The head of the table stands on every page. */
export async function* pdf(document: Document, fonts: Fonts): AsyncIterable<Uint8Array> {
  const sheet = newSheet(document, fonts);
  drawLetterhead(sheet, document);
  drawBlocks(sheet, document);
  drawFacts(sheet, document);
  drawTable(sheet, document);
  drawTotals(sheet, document);
  drawNote(sheet, document);
  numberPages(sheet, document);
  sheet.pdf.end();
  yield* sheet.pdf as AsyncIterable<Uint8Array>;
}

function newSheet({ title, from, day, paper }: Document, fonts: Fonts): Sheet {
  const at = new Date(`${day}T00:00:00Z`);
  const pages = new PDFDocument({
    size: paper,
    margin: MARGIN,
    bufferPages: true,
    // No letters of its own: a default font that is registered as well would be read anew each time.
    font: '',
    info: { Title: title, Author: from.name, CreationDate: at, ModDate: at },
    lang: 'en',
  });
  pages.registerFont(PLAIN, fonts.plain).registerFont(BOLD, fonts.bold);
  return { pdf: pages, width: pages.page.width - 2 * MARGIN, bottom: pages.page.height - MARGIN - 24 };
}

/** Who writes, and what it is. */
function drawLetterhead({ pdf: pages, width }: Sheet, { title, from }: Document): void {
  const half = width / 2 - 8;
  pages.font(BOLD, 15).fillColor(ink).text(from.name, MARGIN, MARGIN, { width: half });
  pages.font(PLAIN, 9).fillColor(grey);
  for (const line of from.address) pages.text(line, { width: half });
  const left = pages.y;
  pages
    .font(BOLD, 15)
    .fillColor(ink)
    .text(title, MARGIN + width - half, MARGIN, { width: half, align: 'right' });
  pages.y = Math.max(left, pages.y) + 10;
  rule({ pdf: pages, width }, 1.2);
}

/** Side by side, the tallest says where it goes on. */
function drawBlocks({ pdf: pages, width }: Sheet, { blocks }: Document): void {
  const [top, room] = [pages.y + 14, width / Math.max(1, blocks.length)];
  const ends = blocks.map(({ title, lines }, at) => {
    const left = MARGIN + at * room;
    pages
      .font(PLAIN, 8)
      .fillColor(grey)
      .text(title, left, top, { width: room - 16 });
    pages.y += 2;
    lines.forEach((line, index) =>
      pages
        .font(index === 0 ? BOLD : PLAIN, 10)
        .fillColor(ink)
        .text(line, { width: room - 16 }),
    );
    return pages.y;
  });
  pages.y = Math.max(top, ...ends) + 14;
}

function drawFacts({ pdf: pages, width }: Sheet, { facts }: Document): void {
  const [top, room] = [pages.y, width / Math.max(4, facts.length)];
  const ends = facts.map(([name, value], at) => {
    const left = MARGIN + at * room;
    pages
      .font(PLAIN, 8)
      .fillColor(grey)
      .text(name, left, top, { width: room - 8 });
    pages.y += 2;
    pages
      .font(BOLD, 10)
      .fillColor(ink)
      .text(value, { width: room - 8 });
    return pages.y;
  });
  pages.y = Math.max(top, ...ends) + 18;
}

function drawTable(sheet: Sheet, { table }: Document): void {
  const columns = columnsIn(sheet, table);
  drawHead(sheet, columns);
  for (const row of table.rows) drawRow(sheet, columns, row);
}

function drawTotals(sheet: Sheet, { totals }: Document): void {
  const { pdf: pages, width, bottom } = sheet;
  if (pages.y + totals.length * 18 > bottom) pages.addPage();
  pages.y += 8;
  for (const [name, amount] of totals) {
    const top = pages.y;
    pages.font(BOLD, 11).fillColor(ink);
    const room = pages.widthOfString(amount) + 4;
    pages.text(amount, MARGIN + width - room, top, { width: room, align: 'right' });
    pages
      .font(PLAIN, 10)
      .fillColor(grey)
      .text(name, MARGIN, top + 1, { width: width - room - 12, align: 'right' });
    pages.y = top + 18;
  }
}

function drawNote({ pdf: pages, width, bottom }: Sheet, { note }: Document): void {
  if (note.length === 0) return;
  if (pages.y + 48 > bottom) pages.addPage();
  pages
    .font(PLAIN, 8)
    .fillColor(grey)
    .text('Note', MARGIN, pages.y + 14, { width });
  pages.y += 2;
  pages.font(PLAIN, 10).fillColor(ink);
  for (const line of note) pages.text(line === '' ? ' ' : line, MARGIN, pages.y, { width });
}

/** Once it is known how many there are. */
function numberPages({ pdf: pages, width }: Sheet, { title, from }: Document): void {
  const { start, count } = pages.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    pages.switchToPage(at);
    // Below the margin, where a text would otherwise begin a page of its own.
    pages.page.margins.bottom = 0;
    const top = pages.page.height - MARGIN + 4;
    const line = { width, lineBreak: false } as const;
    pages
      .font(PLAIN, 8)
      .fillColor(grey)
      .text(`${from.name}   ${title}`, MARGIN, top, { ...line, ellipsis: true, width: width - 80 });
    pages.text(`Page ${at - start + 1} of ${count}`, MARGIN, top, { ...line, align: 'right' });
  }
}
