CREATE TABLE "action_events" (
	"id" text PRIMARY KEY NOT NULL,
	"action_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"what" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "actions" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"state" text NOT NULL,
	"draft" jsonb NOT NULL,
	"draft_number" integer NOT NULL,
	"live_version" integer,
	"round" integer NOT NULL,
	"deadline_on" text,
	"closes_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"stop_reason" text,
	"sample" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appeals" (
	"id" text PRIMARY KEY NOT NULL,
	"action_id" text NOT NULL,
	"version_id" text NOT NULL,
	"round" integer NOT NULL,
	"state" text NOT NULL,
	"form_nonce" text NOT NULL,
	"supporter_hash" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"country" text NOT NULL,
	"language" text NOT NULL,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"target_ids" jsonb NOT NULL,
	"sign_as" text NOT NULL,
	"reply" text NOT NULL,
	"consent_text" text NOT NULL,
	"news" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_events" (
	"id" text PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"cause" text NOT NULL,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"phase" text,
	"appeal_id" text,
	"outreach_id" text,
	"action_id" text,
	"target_id" text,
	"round" integer,
	"supporter_hash" text,
	"once_key" text NOT NULL,
	"to_name" text NOT NULL,
	"to_address" text NOT NULL,
	"from_name" text NOT NULL,
	"reply_to" text,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text,
	"message_id" text NOT NULL,
	"mime" text,
	"mime_sha256" text,
	"attempts" integer NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"not_after" timestamp (3) with time zone,
	"lease_owner" text,
	"lease_epoch" integer NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"first_attempt_at" timestamp (3) with time zone,
	"dot_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"smtp_code" integer,
	"enhanced_code" text,
	"relay_id" text,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "organizers" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"verified_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outreaches" (
	"id" text PRIMARY KEY NOT NULL,
	"appeal_id" text NOT NULL,
	"action_id" text NOT NULL,
	"target_id" text NOT NULL,
	"channel" text NOT NULL,
	"country" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"action_id" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"number" integer NOT NULL,
	"country" text NOT NULL,
	"group_name" text NOT NULL,
	"target_ids" jsonb NOT NULL,
	"once_key" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"organizer_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"supporter_hash" text PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" text PRIMARY KEY NOT NULL,
	"action_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"round" integer NOT NULL,
	"content" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "action_events" ADD CONSTRAINT "action_events_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_events" ADD CONSTRAINT "message_events_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_outreach_id_outreaches_id_fk" FOREIGN KEY ("outreach_id") REFERENCES "public"."outreaches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreaches" ADD CONSTRAINT "outreaches_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreaches" ADD CONSTRAINT "outreaches_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_action_id_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_events_action" ON "action_events" USING btree ("action_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "actions_slug" ON "actions" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "actions_state" ON "actions" USING btree ("state","closes_at");--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_form" ON "appeals" USING btree ("form_nonce","supporter_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_once" ON "appeals" USING btree ("action_id","round","supporter_hash") WHERE "appeals"."confirmed_at" is not null;--> statement-breakpoint
CREATE INDEX "appeals_action" ON "appeals" USING btree ("action_id","state");--> statement-breakpoint
CREATE INDEX "appeals_waiting" ON "appeals" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "appeals_supporter" ON "appeals" USING btree ("supporter_hash","created_at");--> statement-breakpoint
CREATE INDEX "message_events_message" ON "message_events" USING btree ("message_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_once" ON "messages" USING btree ("once_key");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_message_id" ON "messages" USING btree ("message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_outreach" ON "messages" USING btree ("outreach_id") WHERE "messages"."outreach_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_letter_once" ON "messages" USING btree ("action_id","round","target_id","supporter_hash") WHERE "messages"."kind" = 'letter';--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("state","not_before");--> statement-breakpoint
CREATE INDEX "messages_due_people" ON "messages" USING btree ("state","not_before") WHERE "messages"."state" = 'queued' and "messages"."kind" <> 'letter';--> statement-breakpoint
CREATE INDEX "messages_appeal" ON "messages" USING btree ("appeal_id");--> statement-breakpoint
CREATE INDEX "messages_action" ON "messages" USING btree ("action_id","state");--> statement-breakpoint
CREATE INDEX "messages_supporter" ON "messages" USING btree ("supporter_hash","kind","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "organizers_email" ON "organizers" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "outreaches_once" ON "outreaches" USING btree ("appeal_id","target_id","channel");--> statement-breakpoint
CREATE INDEX "outreaches_action" ON "outreaches" USING btree ("action_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_once" ON "reports" USING btree ("once_key");--> statement-breakpoint
CREATE INDEX "reports_action" ON "reports" USING btree ("action_id","at");--> statement-breakpoint
CREATE INDEX "sessions_organizer" ON "sessions" USING btree ("organizer_id");--> statement-breakpoint
CREATE INDEX "sign_in_links_email" ON "sign_in_links" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_number" ON "versions" USING btree ("action_id","number");