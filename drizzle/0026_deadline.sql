CREATE TABLE "deadline_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	"from_at" timestamp (3) with time zone,
	"to_at" timestamp (3) with time zone,
	"reason" text NOT NULL,
	"actor" text,
	"note" text,
	CONSTRAINT "deadline_moves_reason" CHECK ("deadline_moves"."reason" in ('dial', 'keep', 'policy', 'exempted', 'exemption_ended', 'delay'))
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "archive_from" time DEFAULT '00:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "archive_to" time DEFAULT '06:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "max_keeps" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "exempt_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "exempt_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "exempt_by" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "exempt_reason" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "noticed_for" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "kept_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "keep_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "exempt_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "exempt_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "exempt_by" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "exempt_reason" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "noted_deadline" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "noted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deadline_moves" ADD CONSTRAINT "deadline_moves_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deadline_moves_campaign" ON "deadline_moves" USING btree ("campaign_id","id");--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_max_keeps" CHECK ("accounts"."max_keeps" between 0 and 100);--> statement-breakpoint
-- The first moment at or after `not_before` at which a campaign may archive itself: its place (`share`, from 0 to 1) in the
-- window of some night of its account's zone. A night that is over at `clock` is passed over. The same time twice is no window.
CREATE FUNCTION archive_slot(not_before timestamptz, clock timestamptz, zone text, opens time, closes time, share float8)
RETURNS timestamptz LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  night date;
  local_end timestamp;
  first timestamptz;
  last timestamptz;
  shift interval;
  slot timestamptz;
BEGIN
  IF opens = closes OR not_before IS NULL OR NOT isfinite(not_before) THEN
    RETURN not_before;
  END IF;
  -- One that began the day before may still be open.
  night := (greatest(not_before, clock) AT TIME ZONE zone)::date - 1;
  LOOP
    -- Of a time that a day has twice Postgres takes the second, and one that it has not is taken for a later one. For the
    -- beginning both are right, since what follows is within the window; for the end the earlier one is.
    first := (night + opens) AT TIME ZONE zone;
    local_end := night + CASE WHEN closes < opens THEN 1 ELSE 0 END + closes;
    last := local_end AT TIME ZONE zone;
    shift := ((last + interval '3 hours') AT TIME ZONE zone) - ((last - interval '3 hours') AT TIME ZONE zone) - interval '6 hours';
    shift := greatest(shift, -shift);
    IF (last AT TIME ZONE zone) <> local_end OR ((last - shift) AT TIME ZONE zone) = local_end THEN
      last := last - shift;
    END IF;
    slot := date_trunc('milliseconds', first + (last - first) * share);
    -- In a night whose window falls into the hour that is left out there is none.
    IF last > first AND last > clock AND slot >= not_before THEN
      RETURN slot;
    END IF;
    night := night + 1;
  END LOOP;
END $$;
--> statement-breakpoint
-- Only where a statement sets one of these: what records calls does not, and so pays nothing for it.
CREATE TRIGGER campaign_deadline_moved AFTER UPDATE OF kept_until, exempt_until, exempt_reason, noted_deadline ON "campaigns" FOR EACH ROW
	WHEN ((OLD.kept_until, OLD.exempt_until, OLD.exempt_reason, OLD.noted_deadline)
		IS DISTINCT FROM (NEW.kept_until, NEW.exempt_until, NEW.exempt_reason, NEW.noted_deadline))
	EXECUTE FUNCTION tell_campaign_change();
