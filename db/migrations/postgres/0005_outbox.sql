CREATE TABLE "paces" (
	"key" text PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"subject" text NOT NULL,
	"per_hour" integer,
	"from_hour" integer,
	"until_hour" integer,
	"time_zone" text,
	"spread" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pauses" (
	"id" text PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"subject" text NOT NULL,
	"cause" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"detail" text,
	"lifted_at" timestamp (3) with time zone,
	"lifted_by" text
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"key" text PRIMARY KEY NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "to_domain" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "since" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "paces_subject" ON "paces" USING btree ("scope","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "pauses_open" ON "pauses" USING btree ("scope","subject","cause") WHERE "pauses"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "pauses_subject" ON "pauses" USING btree ("scope","subject","at");--> statement-breakpoint
CREATE INDEX "message_events_refusals" ON "message_events" USING btree ("at") WHERE "message_events"."cause" in ('policy', 'slowed');--> statement-breakpoint
CREATE INDEX "messages_due_targets" ON "messages" USING btree ("target_id","not_before") WHERE "messages"."state" = 'queued' and "messages"."kind" = 'letter';--> statement-breakpoint
UPDATE "messages" SET "to_domain" = lower(split_part("to_address", '@', 2)) WHERE "to_address" LIKE '%@%';--> statement-breakpoint
INSERT INTO "facts" ("name", "value") VALUES ('db_epochs', replace(gen_random_uuid()::text, '-', '')) ON CONFLICT DO NOTHING;--> statement-breakpoint
ALTER TABLE "messages" SET (fillfactor = 60);
