#!/usr/bin/env bash
# Who may do what. command-service makes the topic and writes it; query-service reads it, in groups of its own name.
set -euo pipefail
umask 077
admin=$(mktemp)
cat > "$admin" <<EOF
security.protocol=SASL_PLAINTEXT
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="$ASSAY_KAFKA_ADMIN_PASSWORD";
EOF
allow() {
  /opt/kafka/bin/kafka-acls.sh --bootstrap-server "${KAFKA_BOOTSTRAP:-kafka:9093}" --command-config "$admin" --add "$@"
}
allow --allow-principal User:command-service --topic assay.events \
  --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs --operation Write
allow --allow-principal User:query-service --topic assay.events --operation Describe --operation Read
allow --allow-principal User:query-service --group assay-views- --resource-pattern-type prefixed --operation Read
