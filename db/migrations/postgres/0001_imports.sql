CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"organizer_id" text NOT NULL,
	"file_name" text NOT NULL,
	"document" jsonb NOT NULL,
	"content" jsonb NOT NULL,
	"content_number" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_organizer_id_organizers_id_fk" FOREIGN KEY ("organizer_id") REFERENCES "public"."organizers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imports_updated" ON "imports" USING btree ("updated_at");