// A sheet of paper: a text in its own language and direction, set as it will print.
import type { ReactNode } from "react";

export interface SheetProps {
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  readonly label?: string;
  readonly children: ReactNode;
}

export function Sheet({ lang, dir, label, children }: SheetProps) {
  return (
    <section className="sheet" lang={lang} dir={dir} {...(label ? { "aria-label": label } : {})}>
      {children}
    </section>
  );
}

/** Lines one under the other, as on an envelope. */
export function Lines({ lines, className = "" }: { lines: readonly string[]; className?: string }) {
  if (lines.length === 0) return null;
  return (
    <p className={`as-typed ${className}`.trim()} dir="auto">
      {lines.join("\n")}
    </p>
  );
}

/** Plain text as paragraphs: an empty line parts them, a run of lines beginning with `•` is a list. */
export function Prose({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  return paragraphs.map((paragraph) => <Paragraph key={paragraph} text={paragraph} />);
}

function Paragraph({ text }: { text: string }) {
  const lines = text.split("\n");
  if (!lines.every((line) => /^\s*•/.test(line))) return <p className="as-typed">{text}</p>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line.replace(/^\s*•\s*/, "")}</li>
      ))}
    </ul>
  );
}
