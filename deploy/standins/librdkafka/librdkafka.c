/*
 * What Confluent.Kafka 2.15 looks up at start-up and Debian's librdkafka 2.0 does not have yet. The library built from this
 * file is called librdkafka.so and needs librdkafka.so.1, so every other function is found there.
 *
 * Leader epochs came with librdkafka 2.1 (KIP-320). Older versions know none: the readers answer -1, which is librdkafka's
 * own value for "unknown", and the setter has nothing to set.
 */
#include <stdint.h>

struct rd_kafka_message_s;
struct rd_kafka_topic_partition_s;

int32_t rd_kafka_message_leader_epoch(const struct rd_kafka_message_s *message) {
    (void)message;
    return -1;
}

int32_t rd_kafka_topic_partition_get_leader_epoch(const struct rd_kafka_topic_partition_s *partition) {
    (void)partition;
    return -1;
}

void rd_kafka_topic_partition_set_leader_epoch(struct rd_kafka_topic_partition_s *partition, int32_t epoch) {
    (void)partition;
    (void)epoch;
}
