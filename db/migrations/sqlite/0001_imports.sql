CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`organizer_id` text NOT NULL,
	`file_name` text NOT NULL,
	`document` text NOT NULL,
	`content` text NOT NULL,
	`content_number` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organizer_id`) REFERENCES `organizers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imports_updated` ON `imports` (`updated_at`);