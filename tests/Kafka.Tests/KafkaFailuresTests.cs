using System.Net.Sockets;
using Confluent.Kafka;
using EventPlatform.Hosting.Failures;
using EventPlatform.Kafka.Failures;

namespace EventPlatform.Kafka.Tests;

public sealed class KafkaFailuresTests
{
    [Theory]
    [InlineData(ErrorCode.Local_AllBrokersDown, FailureClass.Transient)]
    [InlineData(ErrorCode.NotLeaderForPartition, FailureClass.Transient)]
    [InlineData(ErrorCode.TopicAuthorizationFailed, FailureClass.SetUp)]
    [InlineData(ErrorCode.UnknownTopicOrPart, FailureClass.SetUp)]
    [InlineData(ErrorCode.MsgSizeTooLarge, FailureClass.Poison)]
    [InlineData(ErrorCode.Local_Application, FailureClass.Unknown)]
    [InlineData(ErrorCode.ProducerFenced, FailureClass.Unknown)]
    public void Each_error_has_its_class(ErrorCode code, FailureClass expected) => KafkaFailures.Of(new Error(code)).ShouldBe(expected);

    [Fact]
    public void A_fatal_error_is_never_waited_for() =>
        KafkaFailures.Of(new Error(ErrorCode.Local_Transport, "gone", isFatal: true)).ShouldBe(FailureClass.Unknown);

    [Fact]
    public void The_cause_decides_where_the_outside_says_nothing() =>
        KafkaFailures.Of(new InvalidOperationException("", new KafkaException(ErrorCode.RequestTimedOut))).ShouldBe(FailureClass.Transient);

    [Fact]
    public void What_is_not_of_Kafka_is_asked_of_the_common_table() => KafkaFailures.Of(new SocketException()).ShouldBe(FailureClass.Transient);

    [Fact]
    public void A_fault_of_the_set_up_says_what_to_do() =>
        KafkaFailures.Text(new Error(ErrorCode.UnknownTopicOrPart)).ShouldContain("eventplatform topics create");
}
