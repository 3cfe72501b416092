#!/bin/sh
# Creates the queue billing → app and its dead-letter queue; runs inside LocalStack once it is ready.
set -eu

queue=${BILLING_EVENTS_QUEUE:-billing-events}
dead_letters=${BILLING_EVENTS_DLQ:-billing-events-dlq}
four_days=345600
fourteen_days=1209600 # a dead letter keeps its first enqueue time, so it needs longer than the queue it came from

url=$(awslocal sqs create-queue --queue-name "$dead_letters" \
  --attributes MessageRetentionPeriod=$fourteen_days --query QueueUrl --output text)
arn=$(awslocal sqs get-queue-attributes --queue-url "$url" \
  --attribute-names QueueArn --query Attributes.QueueArn --output text)
awslocal sqs create-queue --queue-name "$queue" --attributes "{
  \"MessageRetentionPeriod\": \"$four_days\",
  \"RedrivePolicy\": \"{\\\"deadLetterTargetArn\\\":\\\"$arn\\\",\\\"maxReceiveCount\\\":\\\"5\\\"}\"
}"
