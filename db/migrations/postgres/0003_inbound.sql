CREATE TABLE "address_health" (
	"address" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "received" (
	"id" text PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"digest" text NOT NULL,
	"way" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text,
	"status" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "received" ADD CONSTRAINT "received_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "received_once" ON "received" USING btree ("message_id","digest");--> statement-breakpoint
CREATE INDEX "received_at" ON "received" USING btree ("at");