// Sheets of address labels as data: sizes are Avery's nominal ones, as they stand on the packs (L7160: 63.5 x 38.1 mm, 21 on
// A4; 5160: 2 5/8 x 1 in, 30 on US Letter; 3475: 70 x 36 mm, 24 on A4). Their grids lie in the middle of the sheet, so that
// the margins follow from size, number and gap.
import type { Paper } from "@/lib/letters/letter";

export interface LabelSheet {
  readonly paper: Paper;
  readonly columns: number;
  readonly rows: number;
  /** Of one label, in millimetres; so are all lengths here. */
  readonly width: number;
  readonly height: number;
  /** Between two columns; no sheet of these has a gap between rows. */
  readonly gap: number;
  /** How far text stays from the label's edge: labels that reach the sheet's edge need more than printers leave white. */
  readonly inset: { readonly x: number; readonly y: number };
}

const inch = 25.4;

export const labelSheets = {
  L7160: { paper: "a4", columns: 3, rows: 7, width: 63.5, height: 38.1, gap: 2.5, inset: { x: 4, y: 3 } },
  "5160": {
    paper: "letter",
    columns: 3,
    rows: 10,
    width: 2.625 * inch,
    height: inch,
    gap: 0.125 * inch,
    inset: { x: 4, y: 2 },
  },
  "3475": { paper: "a4", columns: 3, rows: 8, width: 70, height: 36, gap: 0, inset: { x: 6, y: 3 } },
} as const satisfies Record<string, LabelSheet>;

export type LabelSheetName = keyof typeof labelSheets;
/** The first is the most usual one. Written out: an object's own order puts numbers first. */
export const labelSheetNames = ["L7160", "5160", "3475"] as const satisfies readonly LabelSheetName[];

export const paperSizes: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 210, height: 297 },
  letter: { width: 8.5 * inch, height: 11 * inch },
};

export const labelsOnSheet = ({ columns, rows }: LabelSheet): number => columns * rows;

/** Upper left corner of the label at that place, counted along the rows from 0. */
export function labelCorner(sheet: LabelSheet, place: number): { readonly x: number; readonly y: number } {
  const { width, height } = paperSizes[sheet.paper];
  const column = place % sheet.columns;
  const row = Math.floor(place / sheet.columns);
  const across = sheet.columns * sheet.width + (sheet.columns - 1) * sheet.gap;
  const down = sheet.rows * sheet.height;
  return {
    x: (width - across) / 2 + column * (sheet.width + sheet.gap),
    y: (height - down) / 2 + row * sheet.height,
  };
}

/** Where each label goes when the first `skip` places of the first sheet are used already. */
export function labelPlaces(sheet: LabelSheet, labels: number, skip: number): { sheet: number; place: number }[] {
  const onSheet = labelsOnSheet(sheet);
  const first = Math.min(Math.max(0, skip), onSheet - 1);
  return Array.from({ length: labels }, (_, at) => ({
    sheet: Math.floor((first + at) / onSheet),
    place: (first + at) % onSheet,
  }));
}

export function labelSheetsNeeded(sheet: LabelSheet, labels: number, skip: number): number {
  return labels === 0 ? 0 : (labelPlaces(sheet, labels, skip).at(-1)?.sheet ?? 0) + 1;
}
