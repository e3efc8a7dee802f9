{{- define "lastcall.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "lastcall.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "lastcall.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* What never changes, so that a deployment can be upgraded. Takes root and component. */}}
{{- define "lastcall.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .component }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- with .worker }}
lastcall/worker: {{ . }}
{{- end }}
{{- end -}}

{{- define "lastcall.labels" -}}
{{ include "lastcall.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* Takes root, and the tag where it is not everybody's. */}}
{{- define "lastcall.image" -}}
{{- with .root.Values.image -}}
{{- if and .digest (not $.tag) -}}
{{ .repository }}@{{ .digest }}
{{- else -}}
{{ .repository }}:{{ coalesce $.tag .tag $.root.Chart.AppVersion }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The workers with their defaults filled in, as YAML. */}}
{{- define "lastcall.workers" -}}
{{- $workers := dict -}}
{{- range $name, $worker := .Values.workers -}}
{{- $_ := set $workers $name (mergeOverwrite (deepCopy $.Values.workerDefaults) $worker) -}}
{{- end -}}
{{- toYaml $workers -}}
{{- end -}}

{{/* The task queues of one worker, as a YAML list of name and types. */}}
{{- define "lastcall.queues" -}}
{{- $base := default "lastcall" (get .root.Values.settings "LASTCALL_TASK_QUEUE") -}}
{{- $carriers := (.root.Files.Get "files/variables.yaml" | fromYaml).carriers -}}
{{- range .queues }}
{{- if eq . "main" }}
- { name: {{ $base | quote }}, types: "workflow,activity" }
{{- else if eq . "webhooks" }}
- { name: "{{ $base }}-webhooks", types: activity }
{{- else }}
{{- range eq . "releases" | ternary $carriers (list .) }}
- { name: "{{ $base }}-release-{{ . }}", types: activity }
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
