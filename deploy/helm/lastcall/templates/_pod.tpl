{{/* The environment of one part. Takes root, part, and more (variables of its own). */}}
{{- define "lastcall.env" -}}
{{- $root := .root -}}
{{- $values := .root.Values -}}
{{- $variables := .root.Files.Get "files/variables.yaml" | fromYaml -}}
{{- range $name, $parts := $variables.secrets }}
{{- if and (hasKey $values.secretVariables $name) (has $.part $parts) }}
{{- $from := get $values.secretVariables $name }}
- name: {{ $name }}
  valueFrom:
    secretKeyRef:
      name: {{ default $values.existingSecret $from.name }}
      key: {{ default $name $from.key }}
{{- end }}
{{- end }}
{{- if ne .part "migrate" }}
{{- range $name, $value := $values.settings }}
{{- $parts := get $variables.settings $name }}
{{- if has $.part $parts }}
- name: {{ $name }}
  value: {{ include "lastcall.text" $value | quote }}
{{- end }}
{{- end }}
- name: LASTCALL_PUBLIC_URL
  value: {{ $values.publicUrl | quote }}
- name: ARCHIVE_STORE
  value: {{ default "/data/archives" $values.archiveStore.bucket | quote }}
- name: TEMPORAL_ADDRESS
  value: {{ $values.temporal.address | quote }}
- name: TEMPORAL_NAMESPACE
  value: {{ $values.temporal.namespace | quote }}
{{- with $values.temporal.tls }}
{{- if .enabled }}
- name: TEMPORAL_TLS
  value: 'true'
{{- end }}
{{- if .serverName }}
- name: TEMPORAL_TLS_SERVER_NAME
  value: {{ .serverName | quote }}
{{- end }}
{{- if .ca.secret }}
- name: TEMPORAL_TLS_SERVER_CA_CERT_PATH
  value: /etc/lastcall/temporal-ca/ca.crt
{{- end }}
{{- if .client.secret }}
- name: TEMPORAL_TLS_CLIENT_CERT_PATH
  value: /etc/lastcall/temporal-client/tls.crt
- name: TEMPORAL_TLS_CLIENT_KEY_PATH
  value: /etc/lastcall/temporal-client/tls.key
{{- end }}
{{- end }}
{{- end }}
{{- range .more }}
- name: {{ .name }}
  value: {{ .value | quote }}
{{- end }}
{{- with $values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Helm reads numbers as floating ones, and would write a million as 1e+06. */}}
{{- define "lastcall.text" -}}
{{- if kindIs "float64" . -}}
{{- ternary (printf "%.0f" .) (toString .) (eq (floor .) .) -}}
{{- else -}}
{{- toString . -}}
{{- end -}}
{{- end -}}

{{- define "lastcall.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* What every pod has before its containers. Takes root, component, worker, and whether it is a hook. */}}
{{- define "lastcall.podSpec" -}}
{{- $values := .root.Values -}}
automountServiceAccountToken: false
# Kubernetes would set LASTCALL_PORT to the address of a service called `lastcall`.
enableServiceLinks: false
{{- if not .hook }}
serviceAccountName: {{ include "lastcall.serviceAccount" .root }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with $values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- with $values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- if not .hook }}
topologySpreadConstraints:
{{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "lastcall.selector" (pick $ "root" "component" "worker") | nindent 8 }}
    matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end }}
{{- end -}}

{{- define "lastcall.volumeMounts" -}}
- name: spool
  mountPath: /data/spool
- name: tmp
  mountPath: /tmp
{{- if .root.Values.archiveStore.existingClaim }}
- name: archives
  mountPath: /data/archives
  readOnly: {{ .readOnly }}
{{- end }}
{{- if .root.Values.temporal.tls.ca.secret }}
- name: temporal-ca
  mountPath: /etc/lastcall/temporal-ca
  readOnly: true
{{- end }}
{{- if .root.Values.temporal.tls.client.secret }}
- name: temporal-client
  mountPath: /etc/lastcall/temporal-client
  readOnly: true
{{- end }}
{{- with .root.Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "lastcall.volumes" -}}
- name: spool
  emptyDir:
    sizeLimit: {{ .Values.spool.sizeLimit }}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
{{- with .Values.archiveStore.existingClaim }}
- name: archives
  persistentVolumeClaim:
    claimName: {{ . }}
{{- end }}
{{- with .Values.temporal.tls }}
{{- if .ca.secret }}
- name: temporal-ca
  secret:
    secretName: {{ .ca.secret }}
    defaultMode: 0440
    items:
      - { key: {{ .ca.key | quote }}, path: ca.crt }
{{- end }}
{{- if .client.secret }}
- name: temporal-client
  secret:
    secretName: {{ .client.secret }}
    defaultMode: 0440
    items:
      - { key: {{ .client.certificateKey | quote }}, path: tls.crt }
      - { key: {{ .client.privateKeyKey | quote }}, path: tls.key }
{{- end }}
{{- end }}
{{- with .Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "lastcall.podMetadata" -}}
labels:
  {{- include "lastcall.labels" (pick . "root" "component" "worker") | nindent 2 }}
  {{- with .root.Values.podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with .root.Values.podAnnotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
