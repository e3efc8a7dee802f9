CREATE TABLE "mail_opt_outs" (
	"account_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_opt_outs_account_id_user_id_kind_pk" PRIMARY KEY("account_id","user_id","kind"),
	CONSTRAINT "mail_opt_outs_kind" CHECK ("mail_opt_outs"."kind" in ('archived', 'numbers_back'))
);
--> statement-breakpoint
CREATE TABLE "unsubscribe_tokens" (
	"token_sha256" text PRIMARY KEY NOT NULL,
	"mail_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_state";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_unwritten";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_calendar";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "attempts_before" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "gather_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "job_id" uuid;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "gathered_in" uuid;--> statement-breakpoint
ALTER TABLE "mail_opt_outs" ADD CONSTRAINT "mail_opt_outs_member" FOREIGN KEY ("account_id","user_id") REFERENCES "public"."members"("account_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsubscribe_tokens" ADD CONSTRAINT "unsubscribe_tokens_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unsubscribe_tokens_mail" ON "unsubscribe_tokens" USING btree ("mail_id");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_job_id_bulk_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."bulk_jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_gathered_in_mails_id_fk" FOREIGN KEY ("gathered_in") REFERENCES "public"."mails"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_job_items_archived" ON "bulk_job_items" USING btree ("campaign_id") WHERE "bulk_job_items"."outcome" = 'archived';--> statement-breakpoint
CREATE INDEX "mails_gather" ON "mails" USING btree ("gather_at") WHERE "mails"."state" = 'waiting' and "mails"."gather_at" is not null;--> statement-breakpoint
CREATE INDEX "mails_gathered_in" ON "mails" USING btree ("gathered_in") WHERE "mails"."gathered_in" is not null;--> statement-breakpoint
CREATE INDEX "mails_tried" ON "mails" USING btree ("user_id","kind","next_attempt_at") WHERE "mails"."attempts" > 0;--> statement-breakpoint
CREATE INDEX "mails_settled_at" ON "mails" USING btree ("settled_at") WHERE "mails"."settled_at" is not null and not "mails"."calendar_open";--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_gathered" CHECK (("mails"."state" = 'gathered') = ("mails"."gathered_in" is not null));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind" CHECK ("mails"."kind" in ('archive_notice', 'notice_withdrawn', 'numbers_stuck', 'archived', 'numbers_back'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_state" CHECK ("mails"."state" in ('waiting', 'sent', 'refused', 'given_up', 'kept', 'dropped', 'gathered'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_unwritten" CHECK ("mails"."subject" is not null or "mails"."state" in ('waiting', 'dropped', 'gathered'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_calendar" CHECK (num_nonnulls("mails"."calendar_sequence", "mails"."calendar_at") in (0, 2) and ("mails"."calendar" is null or "mails"."calendar_at" is not null));