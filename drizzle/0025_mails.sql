CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"occasion" text NOT NULL,
	"user_id" uuid NOT NULL,
	"address" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"next_attempt_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"settled_at" timestamp (3) with time zone,
	"message_id" text,
	"subject" text,
	"html" text,
	"text" text,
	"calendar" text,
	"calendar_sequence" integer,
	"calendar_at" timestamp (3) with time zone,
	"calendar_open" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mails_occasion" UNIQUE("campaign_id","kind","occasion","user_id"),
	CONSTRAINT "mails_calendar_sequence" UNIQUE("campaign_id","user_id","calendar_sequence"),
	CONSTRAINT "mails_kind" CHECK ("mails"."kind" in ('archive_notice', 'notice_withdrawn', 'archived', 'numbers_back', 'numbers_stuck')),
	CONSTRAINT "mails_state" CHECK ("mails"."state" in ('waiting', 'sent', 'refused', 'given_up', 'kept', 'dropped')),
	CONSTRAINT "mails_settled" CHECK (("mails"."state" = 'waiting') = ("mails"."settled_at" is null)),
	CONSTRAINT "mails_written" CHECK (num_nonnulls("mails"."message_id", "mails"."subject", "mails"."html", "mails"."text") in (0, 4)),
	CONSTRAINT "mails_unwritten" CHECK ("mails"."subject" is not null or "mails"."state" in ('waiting', 'dropped')),
	CONSTRAINT "mails_calendar" CHECK (num_nonnulls("mails"."calendar", "mails"."calendar_sequence", "mails"."calendar_at") in (0, 3)),
	CONSTRAINT "mails_last_error" CHECK (length("mails"."last_error") <= 500)
);
--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_account" ON "mails" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("next_attempt_at") WHERE "mails"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "mails_calendar_open" ON "mails" USING btree ("campaign_id") WHERE "mails"."calendar_open";