ALTER TABLE "phone_numbers" ADD COLUMN "carrier_place" text DEFAULT 'installation' NOT NULL;
--> statement-breakpoint
UPDATE "phone_numbers" n SET "carrier_place" = 'own' WHERE EXISTS (
	SELECT FROM "carrier_credentials" s WHERE s."account_id" = n."account_id" AND s."carrier" = n."carrier");
--> statement-breakpoint
-- Where accounts have claimed one number before, the oldest rental keeps the place; none of them is released while
-- another one is in use.
UPDATE "phone_numbers" n SET "carrier_place" = 'disputed' FROM (
	SELECT "id", row_number() OVER (PARTITION BY "e164" ORDER BY "created_at", "id") AS "place"
	FROM "phone_numbers" WHERE "carrier_place" = 'installation' AND "state" <> 'released') rental
WHERE n."id" = rental."id" AND rental."place" > 1;
--> statement-breakpoint
CREATE UNIQUE INDEX "phone_numbers_installation" ON "phone_numbers" USING btree ("e164") WHERE "phone_numbers"."carrier_place" = 'installation' and "phone_numbers"."state" <> 'released';
--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_carrier_place" CHECK ("phone_numbers"."carrier_place" in ('installation', 'own', 'disputed'));
--> statement-breakpoint
CREATE FUNCTION set_carrier_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- Credentials that are being removed are waited for, and removing them waits for this row: it takes its place then.
	PERFORM FROM carrier_credentials s WHERE s.account_id = NEW.account_id AND s.carrier = NEW.carrier FOR KEY SHARE;
	NEW.carrier_place := CASE WHEN FOUND THEN 'own' ELSE 'installation' END;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER phone_number_made BEFORE INSERT ON "phone_numbers" FOR EACH ROW EXECUTE FUNCTION set_carrier_place();
--> statement-breakpoint
-- Gives a rental the number's place behind the installation's credentials if it needs one and nobody has it. False:
-- another account's rental has it.
CREATE FUNCTION take_carrier_place(rental uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	UPDATE phone_numbers n SET carrier_place = 'installation'
	WHERE n.id = rental AND n.carrier_place <> 'installation' AND n.state <> 'released' AND NOT EXISTS (
		SELECT FROM carrier_credentials s WHERE s.account_id = n.account_id AND s.carrier = n.carrier);
	RETURN true;
EXCEPTION WHEN unique_violation THEN
	RETURN false;
END
$$;
