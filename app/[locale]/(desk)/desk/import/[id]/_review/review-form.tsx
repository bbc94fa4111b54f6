// The review: one form with every field that was read, the doubtful ones first, and beside it the document. Takes data and
// returns markup, so that the page and a refused form show the same.
import { Button } from "@/app/_ui/button";
import { translator } from "@/lib/i18n/translator";
import type { ActionId } from "@/lib/ids";
import { type SingleUnit, type Unit, unitsInOrder } from "@/lib/importing/units";
import styles from "./review.module.css";
import { AddresseeUnit, LetterUnit } from "./rows";
import { type SeriesAction, SeriesChoice } from "./series-choice";
import { doubtAt, type ReviewSheet } from "./sheet";
import { SingleUnitField } from "./single-unit";

export interface ReviewFormProps {
  readonly sheet: ReviewSheet;
  /** Where the form is posted to. */
  readonly action: string;
  /** See acceptImport. */
  readonly contentNumber: number;
  readonly series: readonly SeriesAction[];
  readonly chosen?: ActionId | null | undefined;
  /** The choice of a form that comes back without the series it was made from. */
  readonly carried?: { readonly actionId: ActionId; readonly draftNumber: number } | null;
  readonly acceptLabel: string;
  /** False where the document is gone, and nothing can be kept for later. */
  readonly keeps?: boolean;
}

export function ReviewForm(props: ReviewFormProps) {
  const { sheet, action, contentNumber, series, chosen, carried = null, acceptLabel, keeps = true } = props;
  const t = translator(sheet.locale, "desk");
  const { check, read, absent } = unitsInOrder(sheet.content, sheet.review);
  return (
    <form method="post" action={action} className={styles.form} data-review="">
      {/* Enter in a field presses the first button of a form: it must be the one that only saves, where that is possible. */}
      <Button name="next" value={keeps ? "keep" : "accept"} data-unseen="" tabIndex={-1} aria-hidden>
        {keeps ? t("review.keep") : acceptLabel}
      </Button>
      <input type="hidden" name="content_number" value={contentNumber} autoComplete="off" />
      <SeriesChoice locale={sheet.locale} content={sheet.content} series={series} chosen={chosen} />
      {carried === null ? null : (
        <>
          <input type="hidden" name="onto" value={carried.actionId} />
          <input type="hidden" name={`draft_number.${carried.actionId}`} value={carried.draftNumber} />
        </>
      )}
      {check.length === 0 ? (
        <p className={styles.calm}>{t("review.nothingDoubtful")}</p>
      ) : (
        <section className={styles.check} aria-labelledby="check">
          <h2 id="check">{t("review.check", { count: check.length })}</h2>
          <Units sheet={sheet} units={check} />
        </section>
      )}
      <section aria-labelledby="read">
        <h2 id="read">{t("review.read")}</h2>
        <Units sheet={sheet} units={read} />
      </section>
      <Button name="add" value="copy">
        {t("edit.add.copy")}
      </Button>
      {absent.length === 0 ? null : (
        <details className={styles.absent}>
          <summary>{t("review.absent", { count: absent.length })}</summary>
          <Units sheet={sheet} units={absent} />
        </details>
      )}
      <div className={styles.bar}>
        <Button tone="main" name="next" value="accept">
          {acceptLabel}
        </Button>
        {keeps ? (
          <Button name="next" value="keep">
            {t("review.keep")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function Units({ sheet, units }: { sheet: ReviewSheet; units: readonly Unit[] }) {
  return units.map((unit) => <OneUnit key={unit} sheet={sheet} unit={unit} />);
}

function OneUnit({ sheet, unit }: { sheet: ReviewSheet; unit: Unit }) {
  const [kind, at] = unit.split(".");
  if (at === undefined && (kind === "targets" || kind === "letters")) return <NoRow sheet={sheet} list={kind} />;
  if (kind === "targets" || kind === "copies") return <AddresseeUnit sheet={sheet} list={kind} at={Number(at)} />;
  if (kind === "letters") return <LetterUnit sheet={sheet} at={Number(at)} />;
  return <SingleUnitField sheet={sheet} unit={unit as SingleUnit} />;
}

/** Nobody to write to, or no letter: what is missing, and the button that makes room for it. */
function NoRow({ sheet, list }: { sheet: ReviewSheet; list: "targets" | "letters" }) {
  const t = translator(sheet.locale, "desk");
  const one = list === "targets" ? "target" : "letter";
  return (
    <div className={styles.unit} id={list}>
      <p className={styles.lacking}>{doubtAt(sheet, list) ?? t(`edit.section.${list}`)}</p>
      <Button name="add" value={one}>
        {t(`edit.addFirst.${one}`)}
      </Button>
    </div>
  );
}
