CREATE TABLE "password_requests" (
	"email" text PRIMARY KEY NOT NULL,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "password_requests_email" CHECK ("password_requests"."email" = lower("password_requests"."email") and length("password_requests"."email") <= 254)
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_occasion";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "mails" ALTER COLUMN "account_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ALTER COLUMN "campaign_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ALTER COLUMN "user_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "link" text;--> statement-breakpoint
CREATE INDEX "mails_link_kept" ON "mails" USING btree ("id") WHERE "mails"."link" is not null;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_occasion" UNIQUE NULLS NOT DISTINCT("campaign_id","kind","occasion","user_id","account_id");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_whose" CHECK (case "mails"."kind"
        when 'invitation' then "mails"."account_id" is not null and num_nonnulls("mails"."campaign_id", "mails"."user_id") = 0
        when 'password_reset' then "mails"."user_id" is not null and num_nonnulls("mails"."account_id", "mails"."campaign_id") = 0
        when 'password_changed' then "mails"."user_id" is not null and num_nonnulls("mails"."account_id", "mails"."campaign_id") = 0
        else num_nonnulls("mails"."account_id", "mails"."campaign_id", "mails"."user_id") = 3
      end);--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_link" CHECK ("mails"."link" is null or "mails"."kind" = 'invitation');--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind" CHECK ("mails"."kind" in ('archive_notice', 'notice_withdrawn', 'numbers_stuck', 'archive_reminder', 'archived', 'numbers_back', 'invitation', 'password_reset', 'password_changed'));--> statement-breakpoint
-- Whoever writes another password tells the person, ends every link that would set one, and stands in the audit log: all in
-- one transaction, also where the library writes it.
CREATE FUNCTION tell_password_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The password that a user is made with is news to nobody.
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM identities WHERE user_id = NEW.user_id AND id <> NEW.id) THEN
    RETURN NULL;
  END IF;
  -- One that is being used in this moment goes its own way: waiting for each other, both would fail.
  DELETE FROM verifications WHERE id IN (SELECT id FROM verifications WHERE value = NEW.user_id::text FOR UPDATE SKIP LOCKED);
  INSERT INTO mails (id, kind, occasion, user_id, address)
  SELECT uuidv7(), 'password_changed', uuidv7()::text, u.id, u.email FROM users u WHERE u.id = NEW.user_id;
  INSERT INTO audit_log (id, account_id, actor, action, details)
  SELECT uuidv7(), m.account_id, 'user:' || m.user_id, 'member.password_changed', jsonb_build_object('userId', m.user_id)
  FROM members m WHERE m.user_id = NEW.user_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER password_changed AFTER UPDATE OF password ON "identities" FOR EACH ROW
	WHEN (NEW.provider_id = 'credential' AND OLD.password IS DISTINCT FROM NEW.password) EXECUTE FUNCTION tell_password_change();
--> statement-breakpoint
CREATE TRIGGER password_added AFTER INSERT ON "identities" FOR EACH ROW
	WHEN (NEW.password IS NOT NULL) EXECUTE FUNCTION tell_password_change();
