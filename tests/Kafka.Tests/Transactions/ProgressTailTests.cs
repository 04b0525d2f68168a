using Confluent.Kafka;
using EventPlatform.Kafka.Transactions;

namespace EventPlatform.Kafka.Tests.Transactions;

public class ProgressTailTests
{
    private const string Feed = "feed";

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    public void A_log_that_others_go_on_writing_is_read_to_where_it_ended(long end)
    {
        var (reader, log) = BusyLog.With(Feed, (4, 17), (8, 18));
        Last(reader, end).ShouldBe(18);
        log.Taken.ShouldBe(6 + (int)(end % 2));
    }

    [Fact]
    public void A_position_that_lies_far_behind_what_others_wrote_is_found()
    {
        var (reader, _) = BusyLog.With(Feed, (4, 17));
        Last(reader, end: 2_000).ShouldBe(17);
    }

    private static long? Last(IConsumer<byte[], byte[]> reader, long end)
    {
        using var tail = new ProgressTail(new(Feed, "out", "progress", new(), new()), reader);
        return tail.Last(new("progress", 0), new(0, end), CancellationToken.None);
    }
}
