// Ids are UUID version 7: made here, never by the database, and sorted by the time they were made.
import { v7 } from "uuid";

declare const brand: unique symbol;
type Id<Noun extends string> = string & { readonly [brand]: Noun };

export type ActionId = Id<"action">;
export type VersionId = Id<"version">;
export type TargetId = Id<"target">;
export type AppealId = Id<"appeal">;
export type OutreachId = Id<"outreach">;
export type MessageId = Id<"message">;
export type OrganizerId = Id<"organizer">;
export type EventId = Id<"event">;
export type ReportId = Id<"report">;
export type ImportId = Id<"import">;
export type PostageId = Id<"postage">;
export type ReceivedId = Id<"received">;
export type PauseId = Id<"pause">;

type AnyId =
  | ActionId
  | VersionId
  | TargetId
  | AppealId
  | OutreachId
  | MessageId
  | OrganizerId
  | EventId
  | ReportId
  | ImportId
  | PostageId
  | ReceivedId
  | PauseId;

/** A new id; name the kind at the call: `newId<AppealId>()`. */
export function newId<T extends AnyId>(): T {
  return v7() as T;
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The same text as an id, or null when it has not the shape of one: for ids that come in a path or a form. */
export function asId<T extends AnyId>(text: string): T | null {
  return uuidShape.test(text) ? (text as T) : null;
}
