ALTER TABLE "mail_opt_outs" DROP CONSTRAINT "mail_opt_outs_kind";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_whose";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "digest_week" date;--> statement-breakpoint
ALTER TABLE "mail_opt_outs" ADD CONSTRAINT "mail_opt_outs_kind" CHECK ("mail_opt_outs"."kind" in ('archive_reminder', 'archived', 'numbers_back', 'digest'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind" CHECK ("mails"."kind" in ('archive_notice', 'notice_withdrawn', 'numbers_stuck', 'archive_reminder', 'archived', 'numbers_back', 'digest', 'invitation', 'password_reset', 'password_changed'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_whose" CHECK (case "mails"."kind"
        when 'invitation' then "mails"."account_id" is not null and num_nonnulls("mails"."campaign_id", "mails"."user_id") = 0
        when 'password_reset' then "mails"."user_id" is not null and num_nonnulls("mails"."account_id", "mails"."campaign_id") = 0
        when 'password_changed' then "mails"."user_id" is not null and num_nonnulls("mails"."account_id", "mails"."campaign_id") = 0
        when 'digest' then "mails"."campaign_id" is null and num_nonnulls("mails"."account_id", "mails"."user_id") = 2
        else num_nonnulls("mails"."account_id", "mails"."campaign_id", "mails"."user_id") = 3
      end);