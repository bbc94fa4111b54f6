// The box around one target, copy or letter: what it is, where it stands in the document, what is doubtful about it.
import type { ReactNode } from "react";
import styles from "./review.module.css";
import { doubtAt, linesOf, placeOf, type ReviewSheet } from "./sheet";
import { hintOf } from "./single-unit";
import { Where } from "./where";

interface RowBoxProps {
  readonly sheet: ReviewSheet;
  /** `targets.0` */
  readonly row: string;
  readonly kind: string;
  readonly title: string;
  readonly children: ReactNode;
}

export function RowBox({ sheet, row, kind, title, children }: RowBoxProps) {
  const isDoubtful = placeOf(sheet, row).doubt === "check";
  return (
    <section className={`${styles.row} ${isDoubtful ? styles.rowDoubtful : ""}`} id={row} {...linesOf(sheet, row)}>
      <h3>
        <small>{kind}</small>
        <bdi>{title}</bdi>
      </h3>
      <p className={styles.rowWhere}>
        <Where sheet={sheet} field={row} />
      </p>
      {children}
    </section>
  );
}

/** What a field of a row needs to be shown with its place and its doubt. */
export function aboutRow(sheet: ReviewSheet, name: string, label: string) {
  return { name, label, hint: hintOf(sheet, name, null), problem: doubtAt(sheet, name) };
}
