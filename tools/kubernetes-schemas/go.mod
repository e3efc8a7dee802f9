module lastcall/kubernetes-schemas

go 1.26.8

// Only their definitions of resources are read, as YAML: nothing here is compiled.
require (
	github.com/kedacore/keda/v2 v2.21.0
	github.com/prometheus-operator/prometheus-operator v0.85.0
)
