// Letters on sheets: the model letter to read, and a supporter's letter exactly as it will go.
import { Lines, Sheet } from "@/app/_ui/sheet";
import type { ModelLetter } from "@/lib/actions/action";
import { directionOf } from "@/lib/i18n/locales";
import { splitBody } from "@/lib/letters/body";
import type { Letter, LetterBlock } from "@/lib/letters/letter";

export function ModelSheet({ letter, label }: { letter: ModelLetter; label: string }) {
  return (
    <Sheet lang={letter.language} dir={directionOf(letter.language)} label={label}>
      <p className="sheet-subject">{letter.subject}</p>
      <p>{letter.salutation}</p>
      <Blocks blocks={splitBody(letter.body)} />
      <p>{letter.closing}</p>
    </Sheet>
  );
}

/** `mailed`: as text in a mail, without the address blocks that paper carries. */
export function LetterSheet({ letter, label, mailed = false }: { letter: Letter; label: string; mailed?: boolean }) {
  return (
    <Sheet lang={letter.language} dir={directionOf(letter.language)} label={label}>
      {mailed ? null : (
        <div className="sheet-head">
          <Lines lines={letter.sender} className="sheet-sender" />
          <Lines lines={letter.recipient} className="sheet-recipient" />
          <p className="sheet-date">{letter.date}</p>
        </div>
      )}
      <p className="sheet-subject">{letter.subject}</p>
      <p dir="auto">{letter.salutation}</p>
      <Blocks blocks={letter.blocks} />
      <p>{letter.closing}</p>
      {letter.signature ? <p className="sheet-name">{letter.signature}</p> : null}
      {letter.copies.length > 0 ? (
        <p className="sheet-copies">
          {letter.labels.copyTo} {letter.copies.join("; ")}
        </p>
      ) : null}
    </Sheet>
  );
}

function Blocks({ blocks }: { blocks: readonly LetterBlock[] }) {
  return blocks.map((block, at) => {
    const key = `${at}`;
    if (block.kind === "paragraph") {
      return (
        <p key={key} className="as-typed" dir="auto">
          {block.text}
        </p>
      );
    }
    return (
      <ul key={key}>
        {block.items.map((item, number) => {
          const line = `${number}`;
          return (
            <li key={line} dir="auto">
              {item}
            </li>
          );
        })}
      </ul>
    );
  });
}
