ALTER TABLE "call_events" ADD COLUMN "content_hash" bigint;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "disposition_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "answered_at_ms" jsonb;--> statement-breakpoint
-- The answers of two sets of events of one call: to each question the newest, and of two at the same time the greater one,
-- so that the order in which the events arrive makes no difference. Answers without a time are of "a_default".
CREATE FUNCTION newest_answers(
	a jsonb, a_at_ms jsonb, a_default timestamptz, b jsonb, b_at_ms jsonb, OUT answers jsonb, OUT at_ms jsonb
) LANGUAGE sql STABLE AS $$
	SELECT jsonb_object_agg(question, answer), jsonb_object_agg(question, given_at_ms)
	FROM (
		SELECT DISTINCT ON (question) question, answer, given_at_ms
		FROM (
			SELECT key, value, coalesce((a_at_ms ->> key)::bigint, (extract(epoch FROM a_default) * 1000)::bigint, 0)
			FROM jsonb_each(a)
			UNION ALL
			SELECT key, value, (b_at_ms ->> key)::bigint FROM jsonb_each(b)
		) given (question, answer, given_at_ms)
		ORDER BY question, given_at_ms DESC, answer DESC
	)
$$;
