// What a language's words for the action sheet hold. They are the importer's own labels: a printed sheet must be read
// again, so each is recognised by lib/importing/labels, which a test proves for every language.

export interface SheetWords {
  /** BCP 47. */
  readonly language: string;
  /** Between a label and its value. */
  readonly colon: string;
  /** Between the parts of a list in one line. */
  readonly comma: string;
  /** Around a remark: `({})`. */
  readonly brackets: string;
  readonly banner: string;
  /** Labels of the head. */
  readonly number: string;
  readonly index: string;
  readonly country: string;
  readonly issued: string;
  /** First, second … as a remark behind the number. */
  readonly ordinals: readonly string[];
  readonly update: string;
  readonly stop: string;
  readonly outcome: string;
  readonly summary: string;
  readonly demands: string;
  /** A whole line. */
  readonly act: string;
  /** Labels of ways to write. */
  readonly emails: string;
  readonly faxes: string;
  readonly phones: string;
  readonly social: string;
  readonly web: string;
  readonly salutation: string;
  readonly copies: string;
  /** A sentence. */
  readonly embassy: string;
  /** Opens the paragraph about safety; and what stands before the things not to mention. */
  readonly beforeWriting: string;
  readonly avoid: string;
  readonly background: string;
  readonly languages: string;
  /** A sentence. */
  readonly ownLanguage: string;
  readonly deadline: string;
  readonly person: string;
  readonly previous: string;
  readonly links: string;
  /** Before the address of the action in the foot. */
  readonly online: string;
  /** With `{number}`. */
  readonly version: string;
  /** Sentences with `{date}`, for an action that is over. */
  readonly stopped: string;
  readonly closed: string;
}
