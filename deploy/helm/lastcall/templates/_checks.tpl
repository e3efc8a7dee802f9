{{/* Refuses values that cannot work, all at once, each with what to do. */}}
{{- define "lastcall.checks" -}}
{{- $problems := list -}}
{{- with .Values -}}
{{- if not .image.repository -}}
{{- $problems = append $problems "image.repository: name the image that you built, as registry.example.org/lastcall" -}}
{{- end -}}
{{- if not .publicUrl -}}
{{- $problems = append $problems "publicUrl: say where people open the pages, as https://lastcall.example.org" -}}
{{- end -}}
{{- if not .temporal.address -}}
{{- $problems = append $problems "temporal.address: say where Temporal's frontend is, as temporal-frontend.temporal:7233" -}}
{{- end -}}
{{- if eq (empty .archiveStore.bucket) (empty .archiveStore.existingClaim) -}}
{{- $problems = append $problems "archiveStore: give a bucket (s3://bucket/prefix) or an existingClaim, one of the two" -}}
{{- end -}}
{{- range list "DATABASE_URL" "LASTCALL_AUTH_SECRET" -}}
{{- if not (hasKey $.Values.secretVariables .) -}}
{{- $problems = append $problems (printf "secretVariables.%s: is needed" .) -}}
{{- end -}}
{{- end -}}
{{- range $name, $from := .secretVariables -}}
{{- if not (or (dig "name" "" $from) $.Values.existingSecret) -}}
{{- $problems = append $problems (printf "existingSecret: name your Secret with the key %s, or give secretVariables.%s a name" $name $name) -}}
{{- end -}}
{{- end -}}
{{- if and (hasKey .secretVariables "LASTCALL_SMTP_URL") (not (get .settings "LASTCALL_MAIL_FROM")) -}}
{{- $problems = append $problems "settings.LASTCALL_MAIL_FROM: is needed beside the secret LASTCALL_SMTP_URL" -}}
{{- end -}}
{{- $oidc := list (get .settings "LASTCALL_OIDC_ISSUER") (get .settings "LASTCALL_OIDC_CLIENT_ID") (hasKey .secretVariables "LASTCALL_OIDC_CLIENT_SECRET") -}}
{{- if and (has true (list (not (empty (index $oidc 0))) (not (empty (index $oidc 1))) (index $oidc 2))) (not (and (index $oidc 0) (index $oidc 1) (index $oidc 2))) -}}
{{- $problems = append $problems "settings.LASTCALL_OIDC_ISSUER, settings.LASTCALL_OIDC_CLIENT_ID and the secret LASTCALL_OIDC_CLIENT_SECRET: give all three or none" -}}
{{- end -}}
{{- if and (not .temporal.tls.enabled) (or .temporal.tls.ca.secret .temporal.tls.client.secret .temporal.tls.serverName) (not (hasKey .secretVariables "TEMPORAL_API_KEY")) -}}
{{- $problems = append $problems "temporal.tls.enabled: is false beside certificates that only TLS uses" -}}
{{- end -}}
{{- $served := list -}}
{{- range $name, $worker := .workers -}}
{{- $served = concat $served $worker.queues -}}
{{- end -}}
{{- $wanted := concat (list "main" "webhooks") (ternary (list) ($.Files.Get "files/variables.yaml" | fromYaml).carriers (has "releases" $served)) -}}
{{- range $wanted -}}
{{- if not (has . $served) -}}
{{- $problems = append $problems (printf "workers: none serves the queue %s, so what waits there would never be done" .) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if $problems -}}
{{- fail (printf "\n\nThese values cannot work:\n  - %s\nSee the chart's README.md.\n" (join "\n  - " (uniq $problems))) -}}
{{- end -}}
{{- end -}}
