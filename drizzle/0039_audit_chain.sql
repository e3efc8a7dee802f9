CREATE TABLE "audit_heads" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"chained_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "seq" bigint;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "hash" "bytea";--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "commitments" jsonb;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "salts" jsonb;--> statement-breakpoint
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_place" ON "audit_log" USING btree ("account_id","seq") WHERE "audit_log"."seq" is not null;--> statement-breakpoint
CREATE INDEX "audit_log_unchained" ON "audit_log" USING btree ("id") WHERE "audit_log"."seq" is null;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_chained" CHECK (num_nulls("audit_log"."seq", "audit_log"."hash", "audit_log"."commitments", "audit_log"."salts") in (0, 4));--> statement-breakpoint
-- Whoever gets around this is found by the chain of hashes. What may change: a row gets its place, once; and a text in its details
-- is erased together with its salt.
CREATE FUNCTION keep_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gets_place boolean;
  loses_text boolean;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF ROW(NEW.id, NEW.account_id, NEW.campaign_id, NEW.actor, NEW.action, NEW.created_at)
      IS NOT DISTINCT FROM ROW(OLD.id, OLD.account_id, OLD.campaign_id, OLD.actor, OLD.action, OLD.created_at) THEN
      gets_place := OLD.seq IS NULL AND NEW.seq IS NOT NULL AND NEW.details = OLD.details;
      loses_text := ROW(NEW.seq, NEW.hash, NEW.commitments) IS NOT DISTINCT FROM ROW(OLD.seq, OLD.hash, OLD.commitments)
        AND coalesce(NEW.salts, '{}') <@ coalesce(OLD.salts, '{}')
        AND NOT EXISTS (
          SELECT FROM jsonb_object_keys(OLD.details || NEW.details) AS detail (name)
          WHERE OLD.details -> name IS DISTINCT FROM NEW.details -> name
            AND (coalesce(NEW.details -> name, 'null') NOT IN ('"[erased]"', '["[erased]"]')
              OR coalesce(NEW.salts ? name, false)));
      IF gets_place OR loses_text THEN
        RETURN NEW;
      END IF;
    END IF;
  END IF;
  RAISE EXCEPTION 'entries of the audit log are never changed or removed' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_kept BEFORE UPDATE OR DELETE ON "audit_log" FOR EACH ROW EXECUTE FUNCTION keep_audit_log();
--> statement-breakpoint
CREATE TRIGGER audit_log_not_emptied BEFORE TRUNCATE ON "audit_log" FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_log();
--> statement-breakpoint
CREATE FUNCTION keep_audit_heads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.account_id = OLD.account_id AND NEW.seq > OLD.seq THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the chain of the audit log only grows' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_heads_kept BEFORE UPDATE OR DELETE ON "audit_heads" FOR EACH ROW EXECUTE FUNCTION keep_audit_heads();
--> statement-breakpoint
CREATE TRIGGER audit_heads_not_emptied BEFORE TRUNCATE ON "audit_heads" FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_heads();
