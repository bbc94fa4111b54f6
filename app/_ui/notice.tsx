// A few words set apart: something to know, something done, something in doubt, something stopped.
import type { ReactNode } from "react";

export type NoticeTone = "note" | "done" | "doubt" | "stop";

export interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Read out as soon as the page is there: for the answer to what was just done. */
  readonly live?: boolean;
}

export function Notice({ tone = "note", title, children, live = false }: NoticeProps) {
  return (
    <section className={`notice is-${tone}`} {...(live ? { role: "status" } : {})}>
      {title ? <h2>{title}</h2> : null}
      {children}
    </section>
  );
}
